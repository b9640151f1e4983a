/** Marks the sides on which a scrolling element has more to show, so that its fade (see styles) tells that it goes on. */

/** Also tells of every scroll, at most once a frame. @returns a function that ends the watch */
export function watchScrollEdges(scroller: HTMLElement, onScroll: () => void = () => undefined): () => void {
  const { win } = scroller, here = win as Window & { readonly ResizeObserver: typeof ResizeObserver };
  let frame: number | null = null;
  const mark = (): void => {
    const hidden = scroller.scrollWidth - scroller.clientWidth, at = Math.abs(scroller.scrollLeft);
    scroller.toggleClass('has-more-before', at > 1);
    scroller.toggleClass('has-more-after', hidden - at > 1);
  };
  const answer = (): void => {
    frame ??= win.requestAnimationFrame(() => {
      frame = null;
      mark();
      onScroll();
    });
  };
  const observer = new here.ResizeObserver(mark);
  observer.observe(scroller);
  for (const child of Array.from(scroller.children)) observer.observe(child);
  scroller.addEventListener('scroll', answer, { passive: true });
  return () => {
    if (frame !== null) win.cancelAnimationFrame(frame);
    observer.disconnect();
    scroller.removeEventListener('scroll', answer);
  };
}
