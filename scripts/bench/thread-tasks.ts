/**
 * Tasks in a recording of Chromium, in processor time of their own thread: how long a thread kept others waiting, less what the
 * machine made it wait itself. What the Long Tasks API reports is the time on the wall, which a busy machine doubles.
 */

export interface Recording {
  readonly traceEvents: readonly RecordedEvent[];
}

export interface RecordedEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread; only of whole events (`X`). */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Of pages, as Chromium calls it. */
const MAIN_THREAD = 'CrRendererMain';

export const RECORDED = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Milliseconds of each task of main threads, longest first. */
export function mainThreadTasks({ traceEvents }: Recording): number[] {
  const place = ({ pid, tid }: RecordedEvent): string => `${pid} ${tid}`;
  const threads = new Set(traceEvents.filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === MAIN_THREAD).map(place));
  return traceEvents
    .filter((event) => event.ph === 'X' && event.name === 'RunTask' && threads.has(place(event)))
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((one, other) => other - one);
}

export function readRecording(bytes: Uint8Array): Recording {
  return JSON.parse(new TextDecoder().decode(bytes)) as Recording;
}
