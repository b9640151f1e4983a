/** How long the plugin's own functions run, and all that they call, as Chromium's profiler samples them: whatever else the machine does. */

import type { Page } from 'playwright-core';

export interface ProfiledTimes {
  /** Milliseconds in the plugin's functions and in what they call. */
  readonly inPlugin: number;
  /** The same in anything at all. */
  readonly busy: number;
}

/** @param root only what runs in the plugin's functions of this name; any, unless told */
export async function profilePlugin(page: Page, act: () => Promise<void>, root: string | null = null): Promise<ProfiledTimes> {
  const profiler = await page.context().newCDPSession(page);
  await profiler.send('Profiler.enable');
  await profiler.send('Profiler.setSamplingInterval', { interval: 250 });
  await profiler.send('Profiler.start');
  await act();
  const { profile } = await profiler.send('Profiler.stop');
  await profiler.detach();
  return timesIn(profile, root);
}

export interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples?: readonly number[];
  /** Microseconds. */
  readonly timeDeltas?: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly children?: readonly number[];
  readonly callFrame: { readonly functionName: string; readonly url: string };
}

export function timesIn({ nodes, samples = [], timeDeltas = [] }: Profile, root: string | null): ProfiledTimes {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ofPlugin = new Set<number>();
  const walk = (node: ProfileNode, isInPlugin: boolean): void => {
    const { url, functionName } = node.callFrame, isHere = isInPlugin || (url.includes('attention-lab') && (root === null || functionName === root));
    if (isHere) ofPlugin.add(node.id);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) walk(child, isHere);
    }
  };
  const [first] = nodes;
  if (first) walk(first, false);
  let inPlugin = 0;
  let busy = 0;
  samples.forEach((id, index) => {
    const milliseconds = (timeDeltas[index] ?? 0) / 1000;
    if (byId.get(id)?.callFrame.functionName === '(idle)') return;
    busy += milliseconds;
    if (ofPlugin.has(id)) inPlugin += milliseconds;
  });
  return { inPlugin, busy };
}
