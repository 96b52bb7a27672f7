// What becomes of one request: checked against the contract, met by faults, played, and the answer checked too.
import type { LoggedRequest } from '../../demo-catalog.ts';
import { checkAnswer } from '../contract/check-answer.ts';
import { type CheckedRequest, checkRequest } from '../contract/check-request.ts';
import type { Operation } from '../contract/operations.ts';
import type { ReadBody } from '../contract/read-body.ts';
import { played } from '../play/played.ts';
import { applyChange } from '../store/change.ts';
import { type Answer, badRequest, forbidden, notFound, refused, type Sent, writeOut } from './answer.ts';
import { bodyAsRead } from './body-as-read.ts';
import { drift } from './drift.ts';
import { accessDenied, echoOf, insteadOfActing, meetFault } from './faults.ts';
import { stepLag } from './lag.ts';
import { logRequest } from './log.ts';
import { isBarred } from './reach.ts';
import { keyOf } from './sign-in.ts';
import { ownStore, reachOf, type State } from './state.ts';

export interface Request {
  method: string;
  origin: string;
  path: string;
  search: URLSearchParams;
  /** Path with query as it was sent. */
  target: string;
  authorization: string | undefined;
  params: Record<string, string>;
  body: ReadBody;
}

export interface Handled {
  /** With `drop` nothing is answered: the connection breaks. */
  answer: Sent | 'drop';
  latency: number;
}

/** Handles a request of an operation of the contract, or of none. */
export function handleRequest(state: State, operation: Operation | undefined, request: Request): Handled {
  const entry = logRequest(state, { method: request.method, path: request.target, operation, body: request.body });
  const appointments = state.appointments.filter((appointment) => --appointment.left === 0);
  state.appointments = state.appointments.filter((appointment) => appointment.left > 0);
  const keep = (moment: 'before' | 'after') => {
    for (const { change } of appointments.filter((appointment) => appointment.moment === moment))
      attempt(entry, 'a change kept for this request', () => applyChange(ownStore(state), change, state.now()));
  };
  keep('before');
  if (state.switches.drift) drift(ownStore(state), state.switches.drift, state.now());
  const check = (body: ReadBody, query = request.search) =>
    operation && checkRequest(state.checker, operation, { body, path: request.params, query });
  // Read first: checking a form turns its texts into numbers.
  const read = operation === undefined ? request.body : bodyAsRead(operation, request, state.switches);
  const checked = check(request.body);
  const isBodyOnly = request.method === 'DELETE' && state.switches.deleteBody === 'body-only';
  const acted = isBodyOnly ? check(read, new URLSearchParams()) : read === request.body ? checked : check(read);
  entry.violations.push(...(checked?.violations ?? [`undeclared: ${request.method} ${request.path}`]));
  const fault = meetFault(state.faults, `${request.method} ${request.target}`);
  const done = (answer: Answer | 'drop', cut = false): Handled => {
    // Written out first: what happens afterward must not show in this answer.
    const sent = answer === 'drop' ? answer : writeOut(answer, cut);
    keep('after');
    entry.status = answer === 'drop' ? 0 : answer.status;
    return { answer: sent, latency: fault.latency };
  };
  entry.fault = fault.answer !== undefined;
  const instead = fault.answer === undefined ? undefined : insteadOfActing[fault.answer];
  if (fault.answer === 'drop') return done('drop');
  if (instead !== undefined) return done(instead);
  if (fault.answer === 'echo-key') return done(echoOf(request.authorization));
  const answer = attempt(entry, 'the demo Catalog', () => act(state, operation, acted, request)) ?? failed;
  if (fault.answer === 'act-then-drop') return done('drop');
  if (fault.answer === 'act-then-500') return done(insteadOfActing['500'] ?? answer);
  if (fault.answer === 'cut-json') return done(answer, true);
  if (operation !== undefined) entry.violations.push(...checkAnswer(state.checker, operation, answer));
  return done(answer);
}

/** A look at a job in the background moves it on. */
const JOB = 'getProgress';

const failed: Answer = { status: 500, body: { error: 'Internal server error' } };

/** Returns undefined if the work throws: a fault of the demo Catalog itself must show in the test that met it. */
function attempt<T>({ violations }: LoggedRequest, what: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    violations.push(`${what} failed: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function act(state: State, operation: Operation | undefined, checked: CheckedRequest | undefined, request: Request): Answer {
  const reach = reachOf(state, keyOf(request.authorization));
  const isWrite = request.method !== 'GET' && !request.path.includes('/analytics/');
  const store = isWrite || operation?.id === JOB ? ownStore(state) : state.store;
  const lists = stepLag(state.lag, store, isWrite, state.switches.listsLag);
  if (reach === undefined) return accessDenied;
  if (operation === undefined || checked === undefined || checked.badPath) return notFound();
  if (isBarred(reach, operation, state.switches)) return forbidden();
  const play = played[operation.id];
  if (play === undefined) throw new Error(`${operation.id} isn’t emulated`);
  const { unknownFields, unknownParameters } = state.switches;
  const unknown = [
    ...(unknownParameters === 'ignored' ? [] : checked.undeclaredParameters),
    ...(unknownFields === 'ignored' ? [] : checked.undeclared),
  ];
  if (unknown.length > 0) return badRequest(`Unknown: ${unknown.join(', ')}`);
  if (checked.unreadable.length > 0) return badRequest(checked.unreadable.join('; '));
  if (Object.keys(checked.invalid).length > 0) return problemsOf(operation, checked.invalid);
  return play({
    store,
    lists,
    reach,
    switches: state.switches,
    now: state.now(),
    origin: request.origin,
    path: request.path,
    search: request.search,
    params: checked.path,
    query: checked.query,
    body: checked.body,
  });
}

/** Declared fields with wrong values: 422 with words for each, where the contract knows no 422 a plain 400. */
function problemsOf(operation: Operation, invalid: Record<string, string[]>): Answer {
  if (operation.answers['422'] !== undefined) return refused(invalid);
  return badRequest(
    Object.entries(invalid)
      .map(([field, words]) => `${field} ${words.join(', ')}`)
      .join('; '),
  );
}
