import { describe, expect, it } from 'vitest';
import { PATIENCE, type Server, serverOver, startingWith } from '../../../src/sidebar/page/server.ts';
import { aState } from '../a-state.ts';
import { type FakeCall, fakeRunner } from '../fake-runner.ts';

const TOKEN = 'token of this page';

function aServer(): { server: Server; calls: FakeCall[]; silences: boolean[]; passTime: () => void } {
  const { run, calls } = fakeRunner();
  const silences: boolean[] = [];
  const timers: (() => void)[] = [];
  const later = (milliseconds: number, act: () => void): void => {
    expect(milliseconds).toBe(PATIENCE);
    timers.push(act);
  };
  const passTime = (): void => {
    for (const act of timers.splice(0)) act();
  };
  const server = serverOver(run, TOKEN, later, (silent) => silences.push(silent));
  return { server, calls, silences, passTime };
}

describe('a call to the server', () => {
  it('is one JSON text each way', async () => {
    const { server, calls } = aServer();
    const answer = server('pull', { resource: 'orders', filters: { ids: ['1', '2'] } });
    expect(calls[0]).toMatchObject({ name: 'pull', input: '{"resource":"orders","filters":{"ids":["1","2"]}}', token: TOKEN });
    calls[0]?.succeed(JSON.stringify({ ok: true, data: { job: 'j1' } }));
    expect(await answer).toEqual({ ok: true, data: { job: 'j1' } });
  });

  it('hands on what the server says has gone wrong', async () => {
    const { server, calls } = aServer();
    const problem = { code: 'wrong-key', what: 'Wrong key.', todo: 'Check it.' };
    const answer = server('state', {});
    calls[0]?.succeed(JSON.stringify({ ok: false, problem }));
    expect(await answer).toEqual({ ok: false, problem });
  });

  it('says that the network or Google failed, whatever the error says in whatever language', async () => {
    const { server, calls } = aServer();
    const answer = server('state', {});
    calls[0]?.fail(new Error('NetworkError: Verbindungsfehler aufgrund von HTTP 0'));
    expect(await answer).toMatchObject({ ok: false, problem: { code: 'no-network' } });
  });

  it('says that the page has expired when the server refuses its token', async () => {
    const { server, calls } = aServer();
    const answer = server('state', {});
    calls[0]?.succeed('');
    expect(await answer).toMatchObject({ ok: false, problem: { code: 'page-expired' } });
  });

  it('does not trust an answer that is not one of ours', async () => {
    const { server, calls } = aServer();
    const answers = [server('state', {}), server('state', {}), server('state', {})];
    calls[0]?.succeed('<html>Sign in</html>');
    calls[1]?.succeed(null);
    calls[2]?.succeed('"text"');
    for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ ok: false, problem: { code: 'odd-answer' } });
  });
});

describe('silence', () => {
  it('is told when the first call has no answer in time', () => {
    const { server, silences, passTime } = aServer();
    server('state', {});
    passTime();
    expect(silences).toEqual([true]);
  });

  it('ends when an answer comes after all, and the answer counts', async () => {
    const { server, calls, silences, passTime } = aServer();
    const answer = server('state', {});
    passTime();
    calls[0]?.succeed(JSON.stringify({ ok: true, data: aState() }));
    expect(await answer).toMatchObject({ ok: true });
    expect(silences).toEqual([true, false]);
  });

  it('is not told once the server has been heard, however long later calls take', async () => {
    const { server, calls, silences, passTime } = aServer();
    const first = server('state', {});
    calls[0]?.succeed(JSON.stringify({ ok: true, data: aState() }));
    await first;
    server('review', {});
    passTime();
    expect(silences).toEqual([]);
  });

  it('is not told after a failure, which says more', async () => {
    const { server, calls, silences, passTime } = aServer();
    const first = server('state', {});
    calls[0]?.fail(new Error('no'));
    await first;
    passTime();
    expect(silences).toEqual([]);
  });
});

describe('the response that came with the page', () => {
  it('answers the first command without a call, and no other one', async () => {
    const { server, calls } = aServer();
    const problem = { code: 'wrong-key', what: 'Wrong key.', todo: 'Check it.' };
    const starting = startingWith(JSON.stringify({ ok: false, problem }), server);
    expect(await starting('state', {})).toEqual({ ok: false, problem });
    expect(calls).toEqual([]);
    void starting('state', {});
    expect(calls.map(({ name }) => name)).toEqual(['state']);
  });

  it('is asked for if the page has none', () => {
    const { server, calls } = aServer();
    void startingWith('', server)('state', {});
    expect(calls.map(({ name }) => name)).toEqual(['state']);
  });
});
