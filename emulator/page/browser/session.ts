// The line to the server: one request after the other, so that each knows what the one before it brought.
import type { Action, Reply, Request } from '../protocol.ts';

export interface Session {
  /** Sends what the person did; the reply has been taken over when the promise ends. */
  send(action: Action): Promise<Reply['result']>;
  /** Sends only the newest of many, such as selections while a key is held down. */
  sendSoon(action: Action): void;
}

export interface SessionEvents {
  reply(reply: Reply): void;
  /** Whether a script runs. */
  busy(running: boolean): void;
  /** One response has failed, for this reason; the page works on. */
  problem(message: string): void;
  /** The server is gone. */
  lost(): void;
}

export function openSession(events: SessionEvents): Session {
  const copies: Record<number, number> = {};
  let revision = -1;
  let shown: number | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let scripts = 0;
  let soon: Action | undefined;

  const exchange = async (action: Action): Promise<Reply['result']> => {
    const request: Request = { action, revision, shown, copies };
    let answer: Response;
    let body: string;
    try {
      answer = await fetch('act', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      body = await answer.text();
    } catch (error) {
      events.lost();
      return { ok: false, message: String(error) };
    }
    if (answer.ok) return takeOver(JSON.parse(body));
    events.problem(body);
    return { ok: false, message: body };
  };

  const takeOver = (reply: Reply): Reply['result'] => {
    revision = reply.revision;
    shown = reply.shown;
    if (reply.problem === undefined) copies[reply.shown] = reply.revision;
    try {
      events.reply(reply);
    } catch (error) {
      // What has been drawn of it is unknown: the next reply brings the whole sheet.
      delete copies[reply.shown];
      events.problem(String(error));
    }
    if (reply.problem !== undefined) events.problem(reply.problem);
    return reply.result;
  };

  const send = (action: Action): Promise<Reply['result']> => {
    const isScript = action.type === 'click' || action.type === 'call';
    if (isScript && ++scripts === 1) events.busy(true);
    const result = queue.then(() => exchange(action));
    queue = result;
    if (isScript) {
      void result.then(() => {
        if (--scripts === 0) events.busy(false);
      });
    }
    return result;
  };

  const news = new EventSource('events');
  news.onmessage = (message) => {
    if (Number(message.data) > revision) void send({ type: 'look' });
  };
  let build: string | undefined;
  news.addEventListener('build', ({ data }) => {
    if (build !== undefined && data !== build) location.reload();
    build = data;
  });

  return {
    send,
    sendSoon(action) {
      if (soon === undefined) {
        queue = queue.then(() => {
          const newest = soon;
          soon = undefined;
          return newest === undefined ? undefined : exchange(newest);
        });
      }
      soon = action;
    },
  };
}
