/** The usual form of a case: one graph, run on several inputs. */

import { model } from '../onnx-writer.mjs';

/**
 * @param {string} name
 * @param {import('../onnx-writer.mjs').Model} graph
 * @param {Iterable<Record<string, object>>} runs  the inputs of each run
 * @param {object} [options]  of the session
 * @returns {import('../run-cases.mjs').Case}
 */
export function graphCase(name, graph, runs, options = {}) {
  return {
    name,
    graphs: [graph],
    run: async (steps) => {
      const session = await steps.create(model(graph), options);
      if (!session) return;
      for (const feeds of runs) await steps.run(session, feeds);
      await steps.release(session);
    },
  };
}
