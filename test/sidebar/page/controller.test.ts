import { describe, expect, it } from 'vitest';
import { reduceSidebar } from '../../../src/sidebar/home/sidebar.ts';
import type { Answered } from '../../../src/sidebar/page/effect.ts';
import { serverOver } from '../../../src/sidebar/page/server.ts';
import { openedAt, type Sidebar, type SidebarAction } from '../../../src/sidebar/page/sidebar-state.ts';
import { controllerOf, type Store, storeOf } from '../../../src/sidebar/page/store.ts';
import { aState } from '../a-state.ts';
import { fakeRunner } from '../fake-runner.ts';

describe('the controller', () => {
  it('closes the dialog without asking the server', () => {
    const { run, calls } = fakeRunner();
    let closed = 0;
    const perform = controllerOf(
      serverOver(
        run,
        'token',
        () => {},
        () => {},
      ),
      () => {
        closed += 1;
      },
      () => {},
    );
    perform({ do: 'close' });
    expect(closed).toBe(1);
    expect(calls).toEqual([]);
  });

  it('never hands the key back with an answer', async () => {
    const { run, calls } = fakeRunner();
    const actions: Answered[] = [];
    const server = serverOver(
      run,
      'token',
      () => {},
      () => {},
    );
    const answered = new Promise<void>((resolve) => {
      const perform = controllerOf(
        server,
        () => {},
        (action) => {
          actions.push(action);
          resolve();
        },
      );
      perform({ do: 'call', command: 'connect', input: { host: 'learn.example.edu', key: 'secret-key' } });
    });
    calls[0]?.fail(new Error('no'));
    await answered;
    expect(JSON.stringify(actions)).not.toContain('secret-key');
  });

  it('carries a pull from the press of the button to its end', async () => {
    const { run, calls } = fakeRunner();
    const server = serverOver(
      run,
      'token',
      () => {},
      () => {},
    );
    let shown: Sidebar = openedAt({ view: 'home' }, 0);
    const store: Store<SidebarAction> = storeOf(
      shown,
      reduceSidebar,
      controllerOf(
        server,
        () => {},
        (action) => store.dispatch(action),
      ),
      (state) => {
        shown = state;
      },
    );
    const progress = { job: 'j1', kind: 'pull', phase: 'reading', count: 0, text: 'Reading…' };
    const answer = async (data: unknown): Promise<void> => {
      calls.at(-1)?.succeed(JSON.stringify({ ok: true, data }));
      await new Promise((resolve) => setImmediate(resolve));
    };

    store.dispatch({ type: 'opened' });
    await answer(aState());
    store.dispatch({ type: 'refresh', sheet: 1 });
    await answer(progress);
    await answer({ ...progress, count: 50, total: 100 });
    expect(shown.pull?.job).toMatchObject({ phase: 'running', progress: { count: 50 } });
    await answer({ ...progress, phase: 'done', count: 100, total: 100 });

    expect(shown.pull?.job.phase).toBe('done');
    expect(calls.map((call) => call.name)).toEqual(['state', 'pull', 'step', 'step', 'state']);
  });
});
