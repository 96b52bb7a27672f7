// Starting a run: a realm with the services in it, the whole script evaluated, one function called.

import { costOfKind } from './costs.ts';
import { NotModelled, RunEnded, ScriptError, ServiceException } from './exceptions.ts';
import { beforeCall, commit, type Execution, spend } from './execution.ts';
import type { AuthMode } from './permissions.ts';
import type { Bridge } from './realm.ts';
import { remembering } from './remembering.ts';
import { classNameOf, Service } from './services/service.ts';
import { services } from './services/services.ts';
import { checkArguments } from './signatures/check-arguments.ts';
import { takeRealm } from './used-realms.ts';
import { instantOfWall, offsetAt } from './workbook/serial.ts';
import { now, type World } from './world.ts';

export interface Start {
  mode: AuthMode;
  clockwork?: boolean;
  /** Simple triggers have 30 seconds, everything else six minutes. */
  simple?: boolean;
  user?: string;
  cell?: Execution['cell'];
}

/** A call of a top-level function of the script. Its arguments can be objects of the run. */
export interface FunctionCall {
  name: string;
  args: (run: Execution) => unknown[];
}

/** Runs a top-level function. `finish` gets its result as it is in the script's realm. */
export function runFunction<T>(world: World, { name, args }: FunctionCall, how: Start, finish: (value: unknown, run: Execution) => T): T {
  world.counts.runs++;
  return execute(world, how, (run) => {
    const fn = run.realm.functionNamed(name);
    if (!fn) throw new ServiceException(`Script function not found: ${name}`);
    return finish(run.realm.call(fn, args(run)), run);
  });
}

export function hasFunction(world: World, name: string, how: Start): boolean {
  const { clock, bundle } = world;
  if (bundle.declaresOnly) return bundle.declared.includes(name);
  try {
    return execute(world, how, (run) => run.realm.functionNamed(name) !== undefined);
  } finally {
    world.clock = clock; // Looking takes no time.
  }
}

function execute<T>(world: World, how: Start, work: (run: Execution) => T): T {
  const faults: unknown[] = [];
  const zone = world.bundle.timeZone;
  let run: Execution | undefined;
  const bridge: Bridge = {
    call: (object, service, method, args) => {
      try {
        if (!run) throw new Error('The run hasn’t started.');
        // A method that returns nothing returns null there.
        return { value: callService(run, { object, service, method, args }) ?? null };
      } catch (error) {
        return { error: told(error, faults) };
      }
    },
    service: (object) => (object instanceof Service ? classNameOf(object) : undefined),
    methods: (object) => methodsOf(object),
    constants: (object) => constantsOf(object),
    time: (object) => (object instanceof Date ? object.getTime() : undefined),
    now: () => Math.floor(now(world)),
    offset: (instant) => (Number.isFinite(instant) ? offsetAt(zone, instant) : Number.NaN),
    instant: (wall) => (Number.isFinite(wall) ? instantOfWall(wall, zone) : Number.NaN),
    zone,
    log: (line) => world.logs.push(line),
    codeFromText: world.switches.codeFromText === 'allowed',
    zoneHonored: world.switches.zoneInText === 'honored',
    missing: world.switches.missingFeatures,
    endlessRuns: world.endlessRuns,
  };
  const { realm, whole } = takeRealm(world.bundle, bridge);
  run = {
    world,
    mode: how.mode,
    clockwork: how.clockwork ?? false,
    user: how.user ?? world.user,
    cell: how.cell,
    realm,
    started: now(world),
    limit: how.simple ? 30_000 : 360_000,
    pending: [],
    ended: undefined,
  };
  const own = services(run);
  for (const [name, service] of own) realm.install(name, service);
  const begun = run;
  let result: { value: T } | { error: unknown };
  try {
    spend(run, costOfKind(world.switches.costs, 'start'));
    const names = own.map(([name]) => name);
    result = { value: whole(names, () => work(begun)) };
    if (!run.ended) commit(run);
  } catch (error) {
    result = { error };
  }
  for (const [lock, holder] of world.locks) if (holder === run) world.locks.delete(lock);
  // Whatever the script made of it: a run that was killed ends as killed, and a fault of the emulator is never hidden.
  if (run.ended) throw run.ended;
  if (faults.length > 0) throw faults[0];
  if ('error' in result) throw result.error;
  return result.value;
}

/** A method that the script has called on a service object. */
interface ServiceCall {
  object: object;
  service: string;
  method: string;
  args: unknown[];
}

function callService(run: Execution, { object, service, method, args }: ServiceCall): unknown {
  const called = methodCalled(service)(method);
  beforeCall(run, called);
  const fn: unknown = Reflect.get(object, method);
  if (typeof fn !== 'function') throw new NotModelled(called.name);
  const given = args.map((arg) => run.realm.outward(arg));
  checkArguments(run, called.name, given);
  // The realm offers the methods of the class only.
  return Reflect.apply(fn, object, given);
}

function told(error: unknown, faults: unknown[]): { name: string; message: string } {
  if (error instanceof ServiceException || error instanceof NotModelled || error instanceof RunEnded || error instanceof ScriptError)
    return error;
  if (error instanceof Error) {
    faults.push(error);
    return { name: 'EmulatorFault', message: error.message };
  }
  return { name: 'EmulatorFault', message: String(error) };
}

/** The names of a class and of a method, joined once and not at each call. */
const methodCalled = remembering((service: string) => remembering((method: string) => ({ service, method, name: `${service}.${method}` })));

const knownMethods = new Map<unknown, string[]>();

function methodsOf(object: object): string[] {
  let methods = knownMethods.get(object.constructor);
  if (!methods) {
    methods = Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter((name) => name !== 'constructor');
    knownMethods.set(object.constructor, methods);
  }
  return methods;
}

const knownConstants = new Map<unknown, string[]>();
const NO_CONSTANTS = {};

/** Enumerations such as `SpreadsheetApp.WrapStrategy` are fields with a capital letter, in each object of a class. */
function constantsOf(object: object): Record<string, unknown> {
  const names = knownConstants.get(object.constructor) ?? Object.keys(object).filter((name) => /^[A-Z]/.test(name));
  knownConstants.set(object.constructor, names);
  if (names.length === 0) return NO_CONSTANTS;
  return Object.fromEntries(names.map((name) => [name, Reflect.get(object, name)]));
}
