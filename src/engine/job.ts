/** One trace to be computed, and all who wait for it: the same block may stand in several places at once. */

import type { EngineError, EngineProgress, TraceRequest } from '../model/engine';
import type { Trace } from '../model/trace';

interface Waiter {
  readonly resolve: (trace: Trace) => void;
  readonly reject: (reason: unknown) => void;
  readonly onProgress: EngineProgress | undefined;
  readonly stopListening: () => void;
}

export class Job {
  /** Set when the job is sent to a host. */
  id = 0;
  private readonly waiters = new Set<Waiter>();

  /** `onAbandoned` is called when the last who waited has aborted. */
  constructor(
    readonly key: string,
    readonly request: TraceRequest,
    private readonly onAbandoned: () => void,
  ) {}

  /** Rejects with the signal's reason as soon as it is aborted, whatever the host does. */
  wait(signal: AbortSignal | undefined, onProgress: EngineProgress | undefined): Promise<Trace> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.leave(waiter);
        reject(abortReason(signal));
        if (this.waiters.size === 0) this.onAbandoned();
      };
      const waiter: Waiter = { resolve, reject, onProgress, stopListening: () => signal?.removeEventListener('abort', abort) };
      this.waiters.add(waiter);
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort);
    });
  }

  get isAbandoned(): boolean {
    return this.waiters.size === 0;
  }

  progress(stage: Parameters<EngineProgress>[0]): void {
    for (const { onProgress } of this.waiters) onProgress?.(stage);
  }

  resolve(trace: Trace): void {
    for (const waiter of [...this.waiters]) {
      this.leave(waiter);
      waiter.resolve(trace);
    }
  }

  reject(error: EngineError): void {
    for (const waiter of [...this.waiters]) {
      this.leave(waiter);
      waiter.reject(error);
    }
  }

  private leave(waiter: Waiter): void {
    waiter.stopListening();
    this.waiters.delete(waiter);
  }
}

function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new DOMException('The run was cancelled.', 'AbortError');
}
