/** Waits for something that may never come, such as an answer of a graphics driver, but not for ever. */

/** What the work gives, if it gives it in time. Throws what `late` makes where it does not; the work itself is not ended by that. */
export function within<T>(milliseconds: number, work: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = self.setTimeout(() => reject(late()), milliseconds);
    work.then(resolve, reject).finally(() => self.clearTimeout(timer));
  });
}
