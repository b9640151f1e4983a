/** What the bench makes of a recording of Chromium, and of its measurements. */

import { describe, expect, it } from 'vitest';
import { median } from '../../../scripts/bench/measurement';
import { timesIn } from '../../../scripts/bench/plugin-profile';
import { mainThreadTasks, readRecording } from '../../../scripts/bench/thread-tasks';

describe('the tasks of a recording', () => {
  const threads = [[1, 'CrRendererMain'], [2, 'Compositor'], [3, 'CrBrowserMain']].map(([tid, name]) => ({ ph: 'M', name: 'thread_name', pid: 7, tid, args: { name } }));
  const task = (tid: number, tdur: number | undefined, more: object = {}) => ({ ph: 'X', name: 'RunTask', pid: 7, tid, dur: 90_000, tdur, ...more });
  const tasksIn = (...events: readonly object[]) => mainThreadTasks(readRecording(new TextEncoder().encode(JSON.stringify({ traceEvents: [...events, ...threads] }))));

  it('are those of a page’s main thread, in its own milliseconds, longest first', () => {
    expect(tasksIn(task(1, 4_000), task(2, 60_000), task(1, 51_500), task(3, 70_000))).toEqual([51.5, 4]);
  });

  it('are neither what runs inside a task nor threads of the same number elsewhere', () => {
    expect(tasksIn(task(1, 8_000), task(1, 6_000, { name: 'FunctionCall' }), task(1, 5_000, { pid: 8 }), task(1, 5_000, { ph: 'B' }))).toEqual([8]);
  });

  it('took no time where Chromium tells none', () => {
    expect(tasksIn(task(1, undefined))).toEqual([0]);
  });
});

describe('the plugin’s part of a profile', () => {
  const node = (id: number, functionName: string, url: string, ...children: readonly number[]) => ({ id, children, callFrame: { functionName, url } });
  const profile = {
    nodes: [node(1, '(root)', '', 2, 3), node(2, 'enable', 'page.js', 4, 6), node(3, '(idle)', ''), node(4, 'onload', 'plugin:attention-lab', 5), node(5, 'addCommand', 'page.js'), node(6, 'y', 'plugin:attention-lab')],
    samples: [2, 4, 5, 3, 6], timeDeltas: [1000, 2000, 3000, 50_000, 4000],
  };

  it('is what runs in its functions and in what they call', () => { expect(timesIn(profile, null)).toEqual({ inPlugin: 9, busy: 10 }); });
  it('is what runs in one of them', () => { expect(timesIn(profile, 'onload')).toEqual({ inPlugin: 5, busy: 10 }); });
});

describe('a median', () => {
  it.each([[[3], 3], [[9, 1, 5], 5], [[], NaN]])('of %j is %d', (values, expected) => { expect(median(values)).toBe(expected); });
});
