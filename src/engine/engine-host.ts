/** The engine's working side: holds the runtime and the models, and answers the messages of a client. Runs in a worker, or beside the client. */

import { EngineError } from '../model/engine';
import { WebGpuProblem } from './backend';
import { computeTrace } from './compute-trace';
import type { GraphRuntime } from './graph-runtime';
import { unpackArchive, unpackModel, unpackRuntime, type Archive, type ArchivePayload, type ModelBytes } from './model-bytes';
import { OnnxRuntime } from './onnx-runtime';
import { buffersOf, type FromHost, type ModelMessage, type StartRuntime, type ToHost } from './protocol';
import { requireEqualResults } from './self-test';
import { within } from './time-limit';
import { TranslationModel } from './translation-model';
import { WebGpuRuntime, type LoadScript } from './webgpu-runtime';
import { messageOf } from '../model/error-message';

export type SendToClient = (message: FromHost, transfer: readonly Transferable[]) => void;

type TraceMessage = Extract<ToHost, { kind: 'trace' }>;

/** Longest time without handling messages, in milliseconds: short enough for a page that has no worker to stay smooth. */
const SLICE = 12;
const ALIVE_EVERY = 1000;
/** Longest time for a model to be ready and tested on a graphics card, in milliseconds. A driver compiles what it needs in seconds, a software adapter in half a minute. */
const WEBGPU_LIMIT = 120_000;

export class EngineHost {
  private runtime: GraphRuntime | null = null;
  private archive: Archive | null = null;
  private readonly models = new Map<string, TranslationModel>();
  private readonly cancelled = new Set<number>();

  /** @param loadScript null where there is no worker, and so no WebGPU */
  constructor(private readonly send: SendToClient, private readonly loadScript: LoadScript | null) {}

  receive(message: ToHost): void {
    if (message.kind === 'cancel') this.cancelled.add(message.id);
    else void this.answer(message);
  }

  /** Frees the models; the runtime itself goes with its worker. */
  async close(): Promise<void> {
    const models = [...this.models.values()];
    this.models.clear();
    for (const model of models) await model.release();
  }

  private async answer(message: TraceMessage): Promise<void> {
    const { id, request, previous } = message;
    const pauses = new Pauses();
    try {
      const model = await this.prepare(message);
      this.send({ kind: 'progress', id, stage: 'running' }, []);
      let heard = performance.now();
      const trace = await computeTrace(model, request, previous, async () => {
        await pauses.breathe();
        if (this.cancelled.has(id)) throw new Cancelled();
        if (performance.now() - heard < ALIVE_EVERY) return;
        heard = performance.now();
        this.send({ kind: 'alive', id }, []);
      });
      this.send({ kind: 'trace', id, trace }, buffersOf(trace));
    } catch (error) {
      if (this.runtime instanceof WebGpuRuntime && !isOurs(error)) await this.runtime.hearOfLoss();
      this.send(failure(id, error), []);
    } finally {
      pauses.end();
      this.cancelled.delete(id);
    }
  }

  private async prepare({ id, request, runtime, archive, model }: TraceMessage): Promise<TranslationModel> {
    if (runtime) this.runtime = await this.startRuntime(id, runtime);
    if (model) {
      // An imported model may take the place of another with its id.
      await this.models.get(model.card.id)?.release();
      this.models.set(model.card.id, await this.loadModel(id, model, archive));
    }
    const loaded = this.models.get(request.modelId);
    if (!loaded) throw new EngineError('unknown-model', `There is no model ${request.modelId}.`);
    return loaded;
  }

  private async startRuntime(id: number, start: StartRuntime): Promise<GraphRuntime> {
    this.send({ kind: 'progress', id, stage: 'runtime' }, []);
    if (start.backend === 'wasm') return new OnnxRuntime(await unpackRuntime(start.runtime));
    if (!this.loadScript) throw new WebGpuProblem('no-worker', 'There is no worker.');
    return WebGpuRuntime.start(start.file, this.loadScript, (message) => this.send({ kind: 'no-webgpu', id: null, problem: 'lost', message }, []));
  }

  private async loadModel(id: number, payload: ModelMessage, archive: ArchivePayload | null): Promise<TranslationModel> {
    this.send({ kind: 'progress', id, stage: 'model' }, []);
    if (archive) this.archive = unpackArchive(archive);
    const bytes = await unpackModel(payload, this.archive);
    if (!this.runtime) throw new EngineError('runtime', 'The runtime has not been started.');
    if (!(this.runtime instanceof WebGpuRuntime)) return TranslationModel.create(this.runtime, payload.card, bytes);
    const beat = self.setInterval(() => this.send({ kind: 'alive', id }, []), ALIVE_EVERY);
    try {
      const late = (): Error => new WebGpuProblem('too-slow', `The model ${payload.card.id} was not ready in ${WEBGPU_LIMIT / 1000} s.`);
      const model = await within(WEBGPU_LIMIT, createOnCard(this.runtime, payload, bytes), late);
      this.send({ kind: 'on-webgpu', id, adapter: this.runtime.adapter }, []);
      return model;
    } finally {
      self.clearInterval(beat);
    }
  }
}

/** A model on the graphics card that gives what it gives on the processor. Throws a WebGpuProblem where it doesn't. */
async function createOnCard(runtime: WebGpuRuntime, { card, isProved }: ModelMessage, bytes: ModelBytes): Promise<TranslationModel> {
  const model = await TranslationModel.create(runtime, card, bytes);
  if (isProved) return model;
  const reference = await TranslationModel.create(runtime.onProcessor, card, bytes);
  await requireEqualResults(model, reference);
  await reference.release();
  return model;
}

class Cancelled extends Error {}

/** Not a failure of the runtime itself. */
function isOurs(error: unknown): boolean {
  return error instanceof Cancelled || error instanceof WebGpuProblem || error instanceof EngineError;
}

function failure(id: number, error: unknown): FromHost {
  if (error instanceof Cancelled) return { kind: 'cancelled', id };
  if (error instanceof WebGpuProblem) return { kind: 'no-webgpu', id, problem: error.kind, message: error.message };
  if (error instanceof EngineError) return { kind: 'failed', id, problem: error.kind, message: error.message };
  return { kind: 'failed', id, problem: 'runtime', message: `The runtime failed: ${messageOf(error)}` };
}

/** Turns of the event loop while a long computation runs; a message channel waits less than a timer does. */
class Pauses {
  private readonly channel = new MessageChannel();
  private last = performance.now();

  async breathe(): Promise<void> {
    if (performance.now() - this.last < SLICE) return;
    await new Promise<void>((resolve) => {
      this.channel.port1.onmessage = () => resolve();
      this.channel.port2.postMessage(null);
    });
    this.last = performance.now();
  }

  end(): void {
    this.channel.port1.close();
  }
}
