// The script's world: a vm context with nothing but ECMAScript and Google's services. Each run finds it fresh.
import { readFileSync } from 'node:fs';
import { types } from 'node:util';
import { constants, createContext, Script } from 'node:vm';
import { ScriptError } from './exceptions.ts';

/** What the realm asks of the emulator. None of these may throw. */
export interface Bridge {
  /** Calls a method of a service object. */
  call(object: object, service: string, method: string, args: unknown[]): { value?: unknown; error?: { name: string; message: string } };
  /** The name of a service object's class; undefined for any other object. */
  service(object: object): string | undefined;
  methods(object: object): string[];
  constants(object: object): Record<string, unknown>;
  /** Milliseconds of a Date of the emulator's realm. */
  time(object: object): number | undefined;
  now(): number;
  /** Milliseconds that the script's zone is ahead of UTC at an instant. */
  offset(instant: number): number;
  /** The instant at which a wall clock of that zone shows a time, given as if it were UTC. */
  instant(wall: number): number;
  /** IANA name of the script's zone. */
  zone: string;
  log(line: string): void;
  /** Whether code can be made from texts. */
  readonly codeFromText: boolean;
  /** Whether the zone that a script names decides what `toLocaleString` shows. */
  readonly zoneHonored: boolean;
  /** Whether a run that never ends by itself is ended. */
  readonly endlessRuns: 'ended' | 'allowed';
  /** Such as `BigInt` and `Array.prototype.at`. */
  readonly missing: readonly string[];
}

interface Fault {
  name: string;
  message: string;
  stack: string;
}

interface Notes {
  note(objects: readonly object[]): void;
  noteAll(names: readonly string[]): void;
  isAsNoted(): boolean;
}

interface Kit {
  hostOf(value: object): object | undefined;
  target(host: object): Record<string, unknown> | undefined;
  install(name: string, host: object): void;
  start(call: (...args: unknown[]) => unknown, args: unknown[]): { done: boolean; value?: unknown; error?: Fault };
  described(error: unknown): Fault;
}

export interface Realm {
  /** Serves the next run, for which `isAsFound` has to be true. */
  serve(bridge: Bridge): void;
  /** Notes what a run finds. Globals of these names don't count: each run gets them anew. */
  noteAll(names: readonly string[]): void;
  /** Whether all that was noted is as it was. Frees what the variables of these names hold. */
  isAsFound(variables: readonly string[]): boolean;
  /** Does what a run does from its first line to its last, within the time that a run can take. */
  whole<T>(work: () => T): T;
  /** Puts a service under a global name. */
  install(name: string, service: object): void;
  /** Evaluates code at global level; throws `ScriptError`. */
  evaluate(script: Script): unknown;
  /** A top-level function by name, declared in any way. */
  functionNamed(name: string): ((...args: unknown[]) => unknown) | undefined;
  /** Calls a function of the realm with values of the emulator; answers the result as it is in the realm. */
  call(fn: (...args: unknown[]) => unknown, args: unknown[]): unknown;
  /** A value of the realm as one of the emulator; service objects come out as the emulator's own. */
  outward(value: unknown): unknown;
  /** What the script has set on a service object. */
  properties(service: object): Record<string, unknown>;
}

/** No script of ours may spin longer than Google would let it; a kill that a script swallows ends here at last. */
const MAX_LENGTH = 420_000;

const kitScript = new Script(readFileSync(new URL('./realm-kit.js', import.meta.url), 'utf8'), { filename: 'realm-kit.js' });
const dateScript = new Script(readFileSync(new URL('./realm-date.js', import.meta.url), 'utf8'), { filename: 'realm-date.js' });
const notesScript = new Script(readFileSync(new URL('./realm-notes.js', import.meta.url), 'utf8'), { filename: 'realm-notes.js' });
const startScript = new Script('{ const start = globalThis.$start; delete globalThis.$start; start(); }', { filename: 'start.js' });
const drainScript = new Script('0');
/** By the name of a function, what looks it up. */
const looks = new Map<string, Script>();

export function createRealm(first: Bridge): Realm {
  const context = createContext(constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: first.codeFromText, wasm: true },
    microtaskMode: 'afterEvaluate',
  });
  /** That of the present run. */
  const bridge = { ...first };
  // Each file holds one function expression of this shape.
  const notes = (notesScript.runInContext(context) as () => Notes)();
  const kit = (kitScript.runInContext(context) as (bridge: Bridge, note: Notes['note']) => Kit)(bridge, notes.note);
  (dateScript.runInContext(context) as (clock: Bridge) => void)(bridge);
  const globals = context as Record<string, unknown>;

  return {
    serve(next) {
      Object.assign(bridge, next);
    },
    noteAll: (names) => notes.noteAll(names),
    isAsFound(variables) {
      for (const name of variables) globals[name] = undefined;
      return notes.isAsNoted();
    },
    whole<T>(work: () => T): T {
      const outcomes: ({ value: T } | { error: unknown })[] = [];
      globals.$start = () => {
        try {
          outcomes.push({ value: work() });
        } catch (error) {
          outcomes.push({ error });
        }
      };
      // Node keeps a time limit with a thread of its own, so there is one for all that a run evaluates and calls.
      startScript.runInContext(context, bridge.endlessRuns === 'ended' ? { timeout: MAX_LENGTH } : {});
      const [outcome] = outcomes;
      if (!outcome) throw new Error('The run ended without an outcome.');
      if ('error' in outcome) throw outcome.error;
      return outcome.value;
    },
    install: (name, service) => kit.install(name, service),
    evaluate(script) {
      try {
        return script.runInContext(context);
      } catch (error) {
        const fault = kit.described(error);
        // Errors of the vm module itself belong to the emulator's realm.
        const { name, message, stack } = error instanceof Error ? error : fault;
        throw new ScriptError(message, name, stack ?? '');
      }
    },
    functionNamed(name) {
      if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return undefined;
      const look = looks.get(name) ?? new Script(`typeof ${name} === 'function' ? ${name} : undefined`);
      looks.set(name, look);
      const found = look.runInContext(context);
      // Just tested by the script.
      return found as ((...args: unknown[]) => unknown) | undefined;
    },
    call(fn, args) {
      let outcome: ReturnType<Kit['start']> = { done: false };
      globals.$start = () => {
        outcome = kit.start(fn, args);
      };
      startScript.runInContext(context);
      drainScript.runInContext(context);
      const { error } = outcome;
      if (error) throw new ScriptError(error.message, error.name, error.stack);
      return outcome.value;
    },
    outward: (value) => outward(value, kit),
    properties: (service) => kit.target(service) ?? {},
  };
}

function outward(value: unknown, kit: Kit): unknown {
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    for (let index = 0; index < value.length; index++) copy.push(outward(value[index], kit));
    return copy;
  }
  const host = kit.hostOf(value);
  if (host) return host;
  if (types.isDate(value)) return new Date(value.getTime());
  if (types.isNativeError(value)) return new Error(value.message);
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array);
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) copy[key] = outward(item, kit);
  return copy;
}
