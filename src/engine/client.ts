/** The engine as features see it: a queue before one host, a cache before the queue, and a host that exists only while it is needed. */

import type { ModelCard } from '../model/card';
import { EngineError, type Engine, type EngineProgress, type TraceRequest } from '../model/engine';
import { messageOf } from '../model/error-message';
import type { Trace } from '../model/trace';
import { WebGpuProblem, type Backend } from './backend';
import { BackendChoice, type BackendState, type WebGpuOffer } from './backend-choice';
import { Job } from './job';
import { KeptHost } from './kept-host';
import type { ArchivePayload, ModelSource, RuntimePayload } from './model-bytes';
import type { Connection, ConnectionEvents, FromHost } from './protocol';
import { bytesOf, keyOf, TraceMemory, type TraceStore } from './trace-cache';

export interface ClientOptions {
  readonly models: readonly ModelSource[];
  loadRuntime(): Promise<RuntimePayload>;
  /** Where models are that say so; null: nowhere. */
  readonly archive: ArchivePayload | null;
  /** null: only WebAssembly. */
  readonly webgpu: WebGpuOffer | null;
  /** Runs an action after so many milliseconds; gives what calls it off. */
  schedule(action: () => void, milliseconds: number): () => void;
  /** Opens a way to a fresh host. */
  connect(events: ConnectionEvents): Promise<Connection>;
  /** null: nothing is kept across restarts. */
  readonly store: TraceStore | null;
  readonly memoryBytes: number;
  /** The host is ended after so many milliseconds without work; asked anew whenever work ends. */
  idleAfter(): number;
  /** A host that has said nothing for so many milliseconds is given up. */
  readonly silenceLimit: number;
}

/** A graphics driver may compile programs in the middle of a step, for a length that it has not seen before. */
const WEBGPU_PATIENCE = 2;

export class EngineClient implements Engine {
  private sources: ReadonlyMap<string, ModelSource> = new Map();
  private readonly memory: TraceMemory;
  private readonly choice: BackendChoice;
  private readonly jobs = new Map<string, Job>(); // waiting or running, by key
  private readonly queue: Job[] = [];
  private running: Job | null = null;
  private host: KeptHost | null = null;
  private lastId = 0;
  private disposed = false;

  constructor(private readonly options: ClientOptions) {
    this.offer(options.models);
    this.memory = new TraceMemory(options.memoryBytes);
    this.choice = new BackendChoice(() => options.loadRuntime(), options.webgpu);
  }

  get models(): readonly ModelCard[] {
    return [...this.sources.values()].map(({ card }) => card);
  }

  /** What the next run is computed with. */
  get backend(): BackendState {
    return this.choice.state;
  }

  /** Forgets that WebGPU could not be used: the user chose anew, or brought the file. */
  tryWebGpuAgain(): void {
    this.choice.tryAgain();
  }

  /** Puts these models in the place of those there were; of two with the same id the later one counts. */
  offer(models: readonly ModelSource[]): void {
    const before = this.sources;
    this.sources = new Map(models.map((source) => [source.card.id, source]));
    for (const [id, source] of before) if (this.sources.get(id) !== source) this.host?.forget(id);
  }

  cached(request: TraceRequest): Trace | null {
    const source = this.sources.get(request.modelId);
    return source ? this.memory.get(keyOf(source.card, request)) : null;
  }

  async trace(request: TraceRequest, { signal, onProgress }: { signal?: AbortSignal; onProgress?: EngineProgress } = {}): Promise<Trace> {
    if (this.disposed) throw disposedError();
    const source = this.sources.get(request.modelId);
    if (!source) throw new EngineError('unknown-model', `There is no model ${request.modelId}.`);
    const key = keyOf(source.card, request);
    const known = this.memory.get(key);
    if (known) return known;
    let job = this.jobs.get(key);
    if (!job) {
      job = new Job(key, request, () => this.abandon(key));
      this.jobs.set(key, job);
      void this.lookUp(job);
    }
    return job.wait(signal, onProgress);
  }

  dispose(): void {
    this.disposed = true;
    this.dropHost();
    this.running = null;
    this.queue.length = 0;
    for (const job of [...this.jobs.values()]) this.settle(job, disposedError());
    this.memory.clear();
    this.options.store?.close();
  }

  /** Takes a trace from the store where it is there; puts the job in the queue where it is not. */
  private async lookUp(job: Job): Promise<void> {
    const stored = await this.options.store?.get(job.key).catch(() => null);
    if (!this.jobs.has(job.key)) return;
    if (stored) {
      this.memory.put(job.key, stored);
      this.settle(job, stored);
    } else {
      this.queue.push(job);
      void this.next();
    }
  }

  private async next(): Promise<void> {
    if (this.running || this.disposed) return;
    const job = this.queue.shift();
    if (!job) {
      this.host?.after(this.options.idleAfter(), () => this.dropHost());
      return;
    }
    this.host?.calm();
    this.running = job;
    job.id = ++this.lastId;
    try {
      await this.start(job);
    } catch (error) {
      if (this.running !== job) return;
      if (error instanceof WebGpuProblem) this.fallBack(error);
      else this.finish(job, error instanceof EngineError ? error : new EngineError('runtime', `The engine could not be started: ${messageOf(error)}`, { cause: error }));
    }
  }

  private async start(job: Job): Promise<void> {
    const source = this.sources.get(job.request.modelId);
    if (!source) throw new EngineError('unknown-model', `There is no model ${job.request.modelId}.`);
    if (this.host && this.host.backend !== this.choice.wanted) this.dropHost();
    const host = (this.host ??= await this.open(this.choice.wanted));
    const lacking = await host.lacking(source, this.choice, this.options.archive);
    if (this.running !== job || this.host !== host) return;
    if (job.isAbandoned) {
      this.finish(job, null);
      return;
    }
    this.watch(job);
    host.trace(job.id, job.request, this.memory.latestOf(source.card, job.request.text), lacking);
  }

  private async open(backend: Backend): Promise<KeptHost> {
    const opened: { host: KeptHost | null } = { host: null };
    const isCurrent = (): boolean => opened.host !== null && opened.host === this.host;
    const connection = await this.options.connect({
      onMessage: (message) => {
        if (isCurrent()) this.receive(message);
      },
      onBroken: (error) => {
        if (isCurrent()) this.giveUp(new EngineError('runtime', `The engine stopped: ${error.message}`, { cause: error }));
      },
    });
    if (this.disposed) {
      connection.close();
      throw disposedError();
    }
    opened.host = new KeptHost(connection, backend, (action, milliseconds) => this.options.schedule(action, milliseconds));
    return opened.host;
  }

  private receive(message: FromHost): void {
    const job = this.running;
    // A device may be lost at any time, also while nothing runs.
    if (message.kind === 'no-webgpu' && (message.id === null || message.id === job?.id)) this.fallBack(new WebGpuProblem(message.problem, message.message));
    if (message.kind === 'ready' || message.kind === 'no-webgpu' || message.id !== job?.id) return;
    switch (message.kind) {
      case 'progress':
        this.watch(job);
        job.progress(message.stage);
        break;
      case 'alive':
        this.watch(job);
        break;
      case 'on-webgpu':
        this.watch(job);
        this.noteSuccess(job, message.adapter);
        break;
      case 'cancelled':
        this.finish(job, null);
        break;
      case 'failed':
        if (message.problem === 'runtime' && this.host?.backend === 'webgpu') {
          this.fallBack(new WebGpuProblem('failed', message.message));
          break;
        }
        // A host that failed for other reasons than the request may be in any state: the next request gets a fresh one.
        if (message.problem !== 'request') this.dropHost();
        this.finish(job, new EngineError(message.problem, message.message));
        break;
      case 'trace':
        this.memory.put(job.key, message.trace);
        // The store is a convenience: a trace that it cannot take is computed again some day.
        this.options.store?.put(job.key, message.trace, bytesOf(message.trace)).catch(() => undefined);
        this.finish(job, message.trace);
        break;
    }
  }

  /** The running job has come to its end, with a trace, with an error, or abandoned by all who waited (null). */
  private finish(job: Job, result: Trace | EngineError | null): void {
    this.host?.calm();
    this.running = null;
    if (result) this.settle(job, result);
    void this.next();
  }

  private settle(job: Job, result: Trace | EngineError): void {
    if (this.jobs.get(job.key) === job) this.jobs.delete(job.key);
    if (result instanceof EngineError) job.reject(result);
    else job.resolve(result);
  }

  /** Nobody waits for a job any more. */
  private abandon(key: string): void {
    const job = this.jobs.get(key);
    this.jobs.delete(key);
    if (!job) return;
    const place = this.queue.indexOf(job);
    if (place >= 0) this.queue.splice(place, 1);
    if (job === this.running) this.host?.cancel(job.id);
  }

  /** WebAssembly takes over, beginning with what was running. */
  private fallBack(problem: WebGpuProblem): void {
    const job = this.running;
    this.dropHost();
    this.choice.failed(problem);
    this.running = null;
    if (job && !job.isAbandoned) this.queue.unshift(job);
    void this.next();
  }

  private noteSuccess({ request }: Job, adapter: string): void {
    const source = this.sources.get(request.modelId);
    if (source) this.choice.succeeded(source.card, adapter);
  }

  private giveUp(error: EngineError): void {
    if (this.host?.backend === 'webgpu') {
      this.fallBack(new WebGpuProblem('failed', error.message, { cause: error }));
      return;
    }
    const job = this.running;
    this.dropHost();
    if (job) this.finish(job, error);
  }

  private watch(job: Job): void {
    const patience = this.host?.backend === 'webgpu' ? WEBGPU_PATIENCE : 1;
    this.host?.after(this.options.silenceLimit * patience, () => {
      if (this.running === job) this.giveUp(new EngineError('runtime', 'The engine stopped answering.'));
    });
  }

  private dropHost(): void {
    const host = this.host;
    this.host = null;
    host?.close();
  }
}

function disposedError(): EngineError {
  return new EngineError('disposed', 'The engine has been ended.');
}
