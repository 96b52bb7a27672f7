// A person at the sidebar: sends what the page sends and reads what it reads, for `npm start`, tests and benchmark.
import { createHash } from 'node:crypto';
import type { Host, SidebarPage } from '../emulator/host.ts';
import { rowsNamed } from '../src/base/row-names.ts';

/** What a command answers when it cannot do what was asked. */
export class Refusal extends Error {
  readonly code: string;

  constructor(problem: { code: string; what: string; todo: string }) {
    super(`${problem.what} ${problem.todo}`);
    this.name = 'Refusal';
    this.code = problem.code;
  }
}

export interface JobProgress {
  job: string;
  phase: string;
  count: number;
  total?: number;
  text: string;
  /** The page steps on only after so many seconds. */
  waitSeconds?: number;
}

export interface Person {
  /** Sends one message from the newest dialog, else from the sidebar. Throws a Refusal where the answer is a problem. */
  ask<T>(command: string, input?: unknown): T;
  /** Sends a message that begins a job, and steps it to its end as the page does. */
  finish<T extends JobProgress>(command: string, input: unknown, watch?: (progress: JobProgress) => void): T;
  /** Cell of the row whose `where` column holds `is`, found by headers, as A1. */
  cell(sheet: string, where: string, is: string, header: string): string;
  /** A1 of a header's column in a row. */
  at(sheet: string, header: string, row: number): string;
  /** Types into the cell under a header. */
  type(sheet: string, header: string, row: number | string, text: string): void;
}

/** A plan as a page receives it. A long one has a `rest`. */
interface PlanResponse {
  requests: unknown[];
  refused: unknown[];
  rest?: { id: string; next: number };
}

/** What the page shows if its message was refused. */
const EXPIRED = { code: 'page-expired', what: 'This page has expired.', todo: 'Close it, then reopen it from the Catalog Sync menu.' };

/** Returns the token that a page sends with each message, or `''` if it has none. */
export function tokenOf({ html }: Pick<SidebarPage, 'html'>): string {
  return /<body [^>]*data-token="([^"]*)"/.exec(html)?.[1] ?? '';
}

/** Returns the response to its first message that a page has in it, or `''`. */
export function firstOf({ html }: Pick<SidebarPage, 'html'>): string {
  const [, first = ''] = /<body [^>]*data-first="([^"]*)"/.exec(html) ?? [];
  return first.replace(/&#34;|&quot;/g, '"');
}

/** The first message of each view of the review, by what its name says. */
const FIRST_MESSAGES: Readonly<Record<string, (about: string) => [command: string, input: object]>> = {
  review: () => ['review', {}],
  scope: (scope) => ['review', { scope }],
  rows: (rows) => ['review', { rows: rowsNamed(rows) }],
  undo: (run) => ['undo', { run }],
  resume: (plan) => ['plan', { plan }],
  waitlist: (listing) => ['clearWaitlist', { listing }],
};

/** Tokens of pages that have taken the response that came with them. */
const opened = new Set<string>();

/** Returns the response that came with a page, if this is its first message and the one that the page sends first. */
function takeFirst(page: SidebarPage, command: string, message: string): string | undefined {
  const token = tokenOf(page);
  const first = firstOf(page);
  const [, view = '', about = ''] = /<body data-view="(\w+):?([^"]*)"/.exec(page.html) ?? [];
  const own = FIRST_MESSAGES[view]?.(about);
  const isFirst = own !== undefined && command === own[0] && message === JSON.stringify(own[1]) && !opened.has(token);
  if (own !== undefined) opened.add(token);
  return isFirst && first !== '' && !first.startsWith('{"ok":true,"data":{"phase":') ? first : undefined;
}

/** By host, what its pages have received: the digest of each review that can be sent, by its ID. */
const reviews = new WeakMap<Host, Map<string, string>>();

/** `pageOf` returns the page that the person uses, by default the newest dialog, or the sidebar. */
export function personAt(host: Host, pageOf: () => SidebarPage = () => host.dialogs().at(-1) ?? host.sidebar()): Person {
  const received = reviews.get(host) ?? new Map<string, string>();
  reviews.set(host, received);
  const ask = <T>(command: string, input: unknown = {}): T => {
    const page = pageOf();
    const message = JSON.stringify(command === 'send' ? withDigest(input, received) : input);
    const response = takeFirst(page, command, message) ?? String(page.call(command, message, tokenOf(page)));
    if (response === '') throw new Refusal(EXPIRED);
    const answer = JSON.parse(response);
    if (!answer.ok) throw new Refusal(answer.problem);
    const { plan } = answer.data ?? {};
    const data = plan?.rest ? { ...answer.data, plan: whole(plan) } : answer.data?.rest ? whole(answer.data) : answer.data;
    if (Array.isArray(data?.requests) && data.applied === false) received.set(data.plan, digestOf(data.requests));
    return data as T;
  };
  /** Asks for the missing parts of a plan, as the page does. */
  const whole = ({ rest, requests, refused, ...plan }: PlanResponse): PlanResponse => {
    for (let part = rest?.next; rest && part !== undefined; ) {
      const { next, ...more } = ask<PlanResponse & { next?: number }>('planPart', { id: rest.id, part });
      requests = [...requests, ...more.requests];
      refused = [...refused, ...more.refused];
      part = next;
    }
    return { ...plan, requests, refused };
  };
  const at = (sheet: string, header: string, row: number) => {
    const [headers = []] = host.workbook.display(sheet, '1:1');
    const column = headers.indexOf(header) + 1;
    if (column === 0) throw new Error(`the tab “${sheet}” has no column “${header}”`);
    return `${letters(column)}${row}`;
  };
  return {
    ask,
    finish<T extends JobProgress>(command: string, input: unknown, watch?: (progress: JobProgress) => void): T {
      let progress = ask<T>(command, input);
      for (watch?.(progress); progress.phase !== 'done'; watch?.(progress)) {
        // On a settable clock the time passes at once.
        if (progress.waitSeconds !== undefined) host.advance(progress.waitSeconds / 3600);
        progress = ask<T>('step', { job: progress.job });
      }
      return progress;
    },
    at,
    type: (sheet, header, row, text) => host.workbook.edit(sheet, at(sheet, header, Number(row)), text),
    cell(sheet, where, is, header) {
      const [headers = [], ...rows] = host.workbook.display(sheet);
      const column = headers.indexOf(where);
      const row = rows.findIndex((cells) => cells[column] === is) + 2;
      if (column < 0 || row < 2) throw new Error(`the tab “${sheet}” has no row with ${is} under “${where}”`);
      return at(sheet, header, row);
    },
  };
}

/** Returns a message with the digest that the page computes of the review that it shows. */
function withDigest(input: unknown, received: ReadonlyMap<string, string>): object {
  const message: { plan?: string } = { ...(input as object) };
  return { digest: received.get(message.plan ?? '') ?? '', ...message };
}

/** The page computes it of ASCII text. */
export function digestOf(requests: unknown): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return createHash('sha256')
    .update(JSON.stringify(requests).replace(/[^ -~]/g, escaped))
    .digest('hex');
}

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
