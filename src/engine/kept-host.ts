/** The client's end of one host: what it has been given so far, and what becomes of it when nothing is heard or asked for long. */

import type { ModelCard } from '../model/card';
import type { TraceRequest } from '../model/engine';
import type { Trace } from '../model/trace';
import type { Backend } from './backend';
import type { BackendChoice } from './backend-choice';
import type { ArchivePayload, ModelSource } from './model-bytes';
import type { Connection, ModelMessage, StartRuntime } from './protocol';

/** What a host must be sent along with a request; null: it has it, or has no need of it. */
export interface Lacking {
  readonly card: ModelCard;
  readonly runtime: StartRuntime | null;
  readonly archive: ArchivePayload | null;
  readonly model: ModelMessage | null;
}

export class KeptHost {
  private hasRuntime = false;
  private hasArchive = false;
  private readonly models = new Set<string>();
  private callOff: () => void = () => undefined;

  constructor(
    private readonly connection: Connection,
    readonly backend: Backend,
    private readonly schedule: (action: () => void, milliseconds: number) => () => void,
  ) {}

  /** Fetches what the host lacks to run a model. Throws a WebGpuProblem where its runtime is not there. */
  async lacking(source: ModelSource, choice: BackendChoice, archive: ArchivePayload | null): Promise<Lacking> {
    const { card } = source;
    const runtime = this.hasRuntime ? null : await choice.start(this.backend);
    const model = this.models.has(card.id) ? null : { card, payload: await source.load(), isProved: choice.isProved(card) };
    return { card, runtime, model, archive: model?.payload.encoding === 'archived' && !this.hasArchive ? archive : null };
  }

  /** Asks for a trace. From here on the host has what it lacked. */
  trace(id: number, request: TraceRequest, previous: Trace | null, { card, runtime, archive, model }: Lacking): void {
    this.hasRuntime = true;
    this.hasArchive ||= archive !== null;
    this.models.add(card.id);
    this.connection.send({ kind: 'trace', id, request, previous, runtime, archive, model }, buffersOf(runtime, model));
  }

  cancel(id: number): void {
    this.connection.send({ kind: 'cancel', id });
  }

  /** The model with this id is another one now. */
  forget(modelId: string): void {
    this.models.delete(modelId);
  }

  /** Does something after so long, unless `calm` or another `after` comes before. */
  after(milliseconds: number, action: () => void): void {
    this.callOff();
    this.callOff = this.schedule(action, milliseconds);
  }

  calm(): void {
    this.callOff();
    this.callOff = () => undefined;
  }

  close(): void {
    this.calm();
    this.connection.close();
  }
}

/** What moves to the host instead of being copied. */
function buffersOf(runtime: StartRuntime | null, model: ModelMessage | null): Transferable[] {
  const arrays = [...(runtime?.backend === 'webgpu' ? [runtime.file] : []), ...(model && 'bytes' in model.payload ? [model.payload.bytes] : [])];
  return arrays.map(({ buffer }) => buffer).filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
}
