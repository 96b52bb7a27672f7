// A google.script.run that notes every call and answers when the test says so.
import type { Runner } from '../../src/sidebar/page/server.ts';

export interface FakeCall {
  name: string;
  input: string;
  token: string;
  succeed(answer: unknown): void;
  fail(error: unknown): void;
}

type Handler = (value: unknown) => void;

export function fakeRunner(): { run: Runner; calls: FakeCall[] } {
  const calls: FakeCall[] = [];
  const runner = (succeed: Handler, fail: Handler): Runner =>
    // Google makes the commands' names up at run time too; the proxy answers to all of them, so that it is a Runner.
    new Proxy(
      {},
      {
        get(_, name) {
          if (name === 'withSuccessHandler') return (handler: Handler) => runner(handler, fail);
          if (name === 'withFailureHandler') return (handler: Handler) => runner(succeed, handler);
          return (input: string, token: string) => calls.push({ name: String(name), input, token, succeed, fail });
        },
      },
    ) as Runner;
  return {
    run: runner(
      () => {},
      () => {},
    ),
    calls,
  };
}
