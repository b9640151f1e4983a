/** Whether an element is in sight or on paper. */

/** Waits for one frame of the element's own window, or a tenth of a second where no frames run. */
export function nextFrame(element: HTMLElement): Promise<void> {
  const { win } = element;
  return new Promise((resolve) => {
    const timer = win.setTimeout(done, 100);
    const frame = win.requestAnimationFrame(done);
    function done(): void {
      win.clearTimeout(timer);
      win.cancelAnimationFrame(frame);
      resolve();
    }
  });
}

/** True on paper, where nobody will ever scroll to the element. */
export function isPrinted(element: HTMLElement): boolean {
  return element.closest('.print') !== null;
}

/** Tells once where the element is, then calls back when it comes into view. @returns a function that ends the watch */
export function watchVisibility(element: HTMLElement, onFirst: (isVisible: boolean) => void, onVisible: () => void): () => void {
  const here = element.win as Window & { readonly IntersectionObserver: typeof IntersectionObserver };
  let isFirst = true;
  const observer = new here.IntersectionObserver((entries) => {
    const isVisible = entries.some((entry) => entry.isIntersecting);
    if (isFirst) onFirst(isVisible);
    isFirst = false;
    if (!isVisible) return;
    observer.disconnect();
    onVisible();
  }, { rootMargin: `${NEARLY_IN_SIGHT}px` });
  observer.observe(element);
  return () => observer.disconnect();
}

/** A block starts a little before it is scrolled to. */
const NEARLY_IN_SIGHT = 200;
