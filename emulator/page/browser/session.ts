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
    try {
      const answer = await fetch('/act', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      const reply: Reply = await answer.json();
      revision = reply.revision;
      shown = reply.shown;
      copies[reply.shown] = reply.revision;
      events.reply(reply);
      return reply.result;
    } catch (error) {
      events.lost();
      return { ok: false, message: String(error) };
    }
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

  const news = new EventSource('/events');
  news.onmessage = (message) => {
    if (Number(message.data) > revision) void send({ type: 'look' });
  };

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
