/** The app's debounce: waits after the first call, or after the last one when `resetTimer` is set. */

export interface Debouncer<T extends unknown[], V> {
  (...parameters: T): Debouncer<T, V>;
  cancel(): Debouncer<T, V>;
  run(): V | void;
}

export function debounce<T extends unknown[], V>(callback: (...parameters: T) => V, timeout = 0, resetTimer = false): Debouncer<T, V> {
  let timer: number | null = null;
  let latest: T | null = null;
  const run = () => {
    debounced.cancel();
    const parameters = latest;
    latest = null;
    return parameters ? callback(...parameters) : undefined;
  };
  const debounced = Object.assign((...parameters: T) => {
    latest = parameters;
    if (timer !== null && resetTimer) debounced.cancel();
    timer ??= window.setTimeout(run, timeout);
    return debounced;
  }, {
    cancel: () => {
      if (timer !== null) window.clearTimeout(timer);
      timer = null;
      return debounced;
    },
    run,
  }) as Debouncer<T, V>;
  return debounced;
}
