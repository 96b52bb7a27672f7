// Runs first inside every frame: `google.script.run` and `google.script.host` with Google's rules.
import type { FrameAnswer, FrameMessage } from '../protocol.ts';
import { illegalArgument } from './legal-argument.ts';

type Handler = (value: unknown, userObject: unknown) => void;

interface Call {
  name: string;
  args: unknown[];
  succeed: Handler | undefined;
  fail: Handler | undefined;
  userObject: unknown;
}

/** More than these wait. */
const atOnce = 10;

const running = new Map<number, Call>();
const waiting: Call[] = [];
let calls = 0;

function tell(message: FrameMessage): void {
  // To whatever page is around: the frame is only served into ours.
  window.parent.postMessage(message, '*');
}

function start(call: Call): void {
  if (running.size >= atOnce) {
    waiting.push(call);
    return;
  }
  calls += 1;
  running.set(calls, call);
  tell({ from: 'google.script', type: 'call', call: calls, name: call.name, args: call.args });
}

function finish(answer: FrameAnswer): void {
  const call = running.get(answer.call);
  if (call === undefined) return;
  running.delete(answer.call);
  const next = waiting.shift();
  if (next !== undefined) start(next);
  if (answer.ok) call.succeed?.(answer.value, call.userObject);
  else fail(call, answer.message);
}

function fail(call: Call, message: string): void {
  const error = new Error(message);
  if (call.fail === undefined) console.error(`Uncaught error of google.script.run.${call.name}: ${message}`);
  else call.fail(error, call.userObject);
}

interface Runner {
  succeed?: Handler;
  fail?: Handler;
  userObject?: unknown;
}

/** Any name is a function of the script, as with Google, where a wrong one only fails when called. */
function runner(state: Runner): unknown {
  return new Proxy(Object.create(null), {
    get(_, name) {
      if (typeof name !== 'string') return undefined;
      if (name === 'withSuccessHandler') return (succeed: Handler) => runner({ ...state, succeed });
      if (name === 'withFailureHandler') return (failure: Handler) => runner({ ...state, fail: failure });
      if (name === 'withUserObject') return (userObject: unknown) => runner({ ...state, userObject });
      return (...args: unknown[]) => {
        const call = { name, args, succeed: state.succeed, fail: state.fail, userObject: state.userObject };
        const illegal = illegalArgument(args);
        if (illegal !== undefined) throw new TypeError(`Failed due to illegal value in property: ${illegal}`);
        start({ ...call, args: JSON.parse(JSON.stringify(args)) });
      };
    },
  });
}

window.addEventListener('message', (event) => {
  if (event.source === window.parent && event.data?.to === 'google.script') finish(event.data);
});

// A dialog closes with Escape wherever the keyboard is in it; a sidebar stays.
window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented && window.name === 'dialog') tell({ from: 'google.script', type: 'close' });
});

Object.defineProperty(window, 'google', {
  value: {
    script: {
      run: runner({}),
      host: {
        origin: document.referrer === '' ? '' : new URL(document.referrer).origin,
        close: () => tell({ from: 'google.script', type: 'close' }),
        setWidth: (width: number) => tell({ from: 'google.script', type: 'size', width }),
        setHeight: (height: number) => tell({ from: 'google.script', type: 'size', height }),
        editor: { focus: () => tell({ from: 'google.script', type: 'focus' }) },
      },
    },
  },
});
