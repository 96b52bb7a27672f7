// A demo Catalog without a network around it, for tests of what it answers.
import { createChecker } from '../../../emulator/catalog/contract/checker.ts';
import { readContract } from '../../../emulator/catalog/contract/read-contract.ts';
import { fillStore } from '../../../emulator/catalog/seed/fill-store.ts';
import { countsOf } from '../../../emulator/catalog/seed/scale.ts';
import { planFaults } from '../../../emulator/catalog/serve/faults.ts';
import { createFetch } from '../../../emulator/catalog/serve/server.ts';
import { clockFrom, createState, type State } from '../../../emulator/catalog/serve/state.ts';
import type { CatalogOptions } from '../../../emulator/demo-catalog.ts';
import { CLOCK } from './filled.ts';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The answer where it is JSON. A test reads the names that its operation answers. */
  json: Body;
}

export type Row = Record<string, unknown>;

type ListName =
  | 'courses'
  | 'programs'
  | 'tags'
  | 'enrollments'
  | 'orders'
  | 'users'
  | 'user_registrations'
  | 'applicants'
  | 'products'
  | 'content'
  | 'catalogs'
  | 'bulk_enrollments'
  | 'email_domain_sets'
  | 'promotions'
  | 'completed_certificates'
  | 'revoked_certificates'
  | 'failed';
type SingleName =
  | 'course'
  | 'program'
  | 'enrollment'
  | 'order'
  | 'user'
  | 'user_registration'
  | 'applicant'
  | 'account'
  | 'page'
  | 'certificate'
  | 'progress'
  | 'bulk_enrollment';
export type Body = Record<ListName, Row[]> &
  Record<SingleName, Row> & { error: string; errors: Record<string, string[]>; id: number; name: string; processed_ids: number[] };

export interface Demo extends Client {
  state: State;
  /** The same Catalog by the key of its subcatalog. */
  narrow: Client;
  /** What the contract says against the requests and answers so far. */
  violations(): string[];
}

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Reply>;
  form(method: 'POST' | 'PUT' | 'DELETE', path: string, fields: Record<string, string> | FormData): Promise<Reply>;
}

const contract = readContract();
const checker = createChecker(contract);

export function demo({ name = 'production', seed = 1, scale, faults = [], switches = {}, clock = CLOCK }: CatalogOptions = {}): Demo {
  const store = fillStore({ seed, counts: countsOf(scale), name, until: clock });
  const state = createState(contract, checker, store, { apiKey: 'secret', narrowKey: 'narrow' });
  state.faults = planFaults(faults);
  state.switches = switches;
  state.now = clockFrom(clock);
  return {
    state,
    ...clientOf(state, 'secret'),
    narrow: clientOf(state, 'narrow'),
    violations: () => state.requests.flatMap((request) => request.violations),
  };
}

function clientOf(state: State, key: string): Client {
  const fetch = createFetch(state);
  const ask = async (path: string, init: RequestInit): Promise<Reply> => {
    const headers = {
      authorization: `Token token="${key}"`,
      host: 'catalog.example.edu',
      ...Object.fromEntries(new Headers(init.headers)),
    };
    const response = await fetch(new Request(`http://localhost${path}`, { ...init, headers }), Response.error);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: readJson(text) };
  };
  return {
    get: (path, headers) => ask(path, { method: 'GET', headers }),
    send: (method, path, body) =>
      ask(path, body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    form: (method, path, fields) => ask(path, { method, body: fields instanceof FormData ? fields : new URLSearchParams(fields) }),
  };
}

function readJson(text: string): Body {
  try {
    return JSON.parse(text);
  } catch {
    // Proof: nothing can be read from it, so any look inside answers undefined and fails the test.
    return {} as Body;
  }
}
