// A practice Catalog without a network around it, for tests of what it answers.
import { createChecker } from '../../../emulator/catalog/contract/checker.ts';
import { readContract } from '../../../emulator/catalog/contract/read-contract.ts';
import { fillStore } from '../../../emulator/catalog/seed/fill-store.ts';
import { countsOf } from '../../../emulator/catalog/seed/scale.ts';
import { planFaults } from '../../../emulator/catalog/serve/faults.ts';
import { createRoutes } from '../../../emulator/catalog/serve/server.ts';
import { createState, type State } from '../../../emulator/catalog/serve/state.ts';
import type { CatalogOptions } from '../../../emulator/seam.ts';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The answer where it is JSON. A test reads the names that its operation answers. */
  json: Body;
}

export type Row = Record<string, unknown>;

type Lists = Record<'courses' | 'tags' | 'enrollments' | 'orders' | 'users' | 'applicants' | 'products' | 'content' | 'catalogs', Row[]>;
type Singles = Record<'course' | 'enrollment' | 'order' | 'user' | 'applicant' | 'account' | 'page', Row>;
export type Body = Lists & Singles & { error: string; errors: Record<string, string[]>; id: number; name: string };

export interface Practice {
  state: State;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Reply>;
  form(method: 'POST' | 'PUT' | 'DELETE', path: string, fields: Record<string, string> | FormData): Promise<Reply>;
  /** What the contract says against the requests and answers so far. */
  violations(): string[];
}

const contract = readContract();
const checker = createChecker(contract);

export function practice({ seed = 1, scale, faults = [], switches = {} }: CatalogOptions = {}): Practice {
  const state = createState(contract, checker, fillStore(seed, countsOf(scale)), 'secret');
  state.faults = planFaults(faults);
  state.switches = switches;
  const routes = createRoutes(state);
  const ask = async (path: string, init: RequestInit): Promise<Reply> => {
    const headers = {
      authorization: 'Token token="secret"',
      host: 'catalog.example.edu',
      ...Object.fromEntries(new Headers(init.headers)),
    };
    const response = await routes.request(`http://localhost${path}`, { ...init, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: readJson(text) };
  };
  return {
    state,
    get: (path, headers) => ask(path, { method: 'GET', headers }),
    send: (method, path, body) =>
      ask(path, body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    form: (method, path, fields) => ask(path, { method, body: fields instanceof FormData ? fields : new URLSearchParams(fields) }),
    violations: () => state.requests.flatMap((request) => request.violations),
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
