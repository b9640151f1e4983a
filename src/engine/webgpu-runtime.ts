/** ONNX Runtime Web on the graphics card. Lives in a worker of its own; its program comes from a file beside main.js. */

import { WebGpuProblem } from './backend';
import type { GraphRuntime, Session } from './graph-runtime';
import { openSession, type OnnxModule } from './onnx-session';
import { within } from './time-limit';
import { unpackWebGpuFile } from './webgpu-file';

/** Runs a script in the worker's global scope and gives the variable that it leaves there. */
export type LoadScript = (script: string, variable: string) => unknown;

/** Milliseconds. Browsers answer in a few; one whose graphics process is stuck never does. */
const ADAPTER_LIMIT = 10_000;

/** Milliseconds. A device says that it is lost a few after a step has failed by it. */
const LOSS_LIMIT = 1000;

/** The variable that the file's script declares. */
const MODULE_VARIABLE = 'attentionLabWebGpu';

/** What is used of WebGPU itself; the DOM's types of this language version have nothing of it. */
interface Gpu {
  requestAdapter(): Promise<{ readonly info?: { readonly vendor?: string; readonly architecture?: string } } | null>;
}

interface WebGpuModule extends OnnxModule {
  readonly env: OnnxModule['env'] & { readonly webgpu: { readonly device: Device | Promise<Device> } };
}

/** Declared as a promise by the vendor's types, and given as itself once a session has made one. */
interface Device {
  readonly lost: Promise<{ readonly message: string }>;
}

export class WebGpuRuntime implements GraphRuntime {
  /** The same build on the processor, to compare with. */
  readonly onProcessor: GraphRuntime = { createSession: (graph) => openSession(this.ort, this.wasm, 'wasm', graph) };
  /** Resolves when the driver has taken the device away; null before there is one. */
  private loss: Promise<void> | null = null;

  private constructor(
    private readonly ort: WebGpuModule,
    private readonly wasm: Uint8Array,
    /** Vendor and architecture, as the browser tells them; often empty. */
    readonly adapter: string,
    private readonly onLost: (message: string) => void,
  ) {}

  /**
   * @param onLost called when the driver takes the device away
   * Throws a WebGpuProblem where there is no adapter in time, or the file is another one. Before there is an adapter nothing is loaded.
   */
  static async start(file: Uint8Array, loadScript: LoadScript, onLost: (message: string) => void): Promise<WebGpuRuntime> {
    const { gpu } = navigator as { readonly gpu?: Gpu };
    const adapter = gpu && await within(ADAPTER_LIMIT, gpu.requestAdapter().catch(() => null), () => new WebGpuProblem('too-slow', `requestAdapter() gave no answer in ${ADAPTER_LIMIT / 1000} s.`));
    if (!adapter) throw new WebGpuProblem('no-adapter', gpu ? 'requestAdapter() gave none.' : 'There is no navigator.gpu.');
    const { script, wasm } = await unpackWebGpuFile(file);
    const ort = loadScript(script, MODULE_VARIABLE) as WebGpuModule;
    return new WebGpuRuntime(ort, wasm, [adapter.info?.vendor, adapter.info?.architecture].filter(Boolean).join(' '), onLost);
  }

  async createSession(graph: Uint8Array): Promise<Session> {
    const session = await openSession(this.ort, this.wasm, 'webgpu', graph);
    this.loss ??= this.follow(this.ort.env.webgpu.device);
    return session;
  }
  /** After a failure: a lost device makes steps fail, often before it says that it is lost. Resolves once it has said so, or had the time to. */
  async hearOfLoss(): Promise<void> {
    await Promise.race([this.loss, new Promise((resolve) => { self.setTimeout(resolve, LOSS_LIMIT); })]);
  }
  private async follow(device: Device | Promise<Device>): Promise<void> {
    this.onLost((await (await device).lost).message);
  }
}
