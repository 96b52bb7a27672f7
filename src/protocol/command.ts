// How a command is called: one JSON text each way. The input is checked, because any script on the page can send it, and an
// error becomes a problem in two sentences.

import type * as z from 'zod/mini';
import { told } from '../base/problem.ts';
import { damagedRecord } from '../base/versioned.ts';
import type { Platform } from '../platform/ports.ts';
import { DASHBOARD_SHEET } from '../sync/dashboard/data-sheet.ts';
import { STAGING_SHEET } from '../sync/jobs/staging-sheet.ts';
import { JOURNAL_SHEET } from '../sync/plan/journal.ts';
import { HIDDEN_SHEETS } from '../sync/privacy/hidden-sheets.ts';
import { DATA_SHEET } from '../tabs/memory/storage.ts';
import { hasDamagedRecord } from './damaged-records.ts';
import type { Answer, Command, Messages, Problem } from './messages.ts';
import { deletedSheet, type HeldBySheet, lockedSheet, noPermission, problemOf } from './problems.ts';

export interface CommandEntry<C extends Command> {
  /** A function, so that the check is made only when the command is called. Each call evaluates the whole script. */
  input: () => z.ZodMiniType<Messages[C]['input']>;
  run: (platform: Platform, input: Messages[C]['input']) => Messages[C]['output'];
}

/** Runs a command with the input in a JSON text, and returns the JSON text of an `Answer`. */
export function runCommand<C extends Command>(platform: Platform, { input, run }: CommandEntry<C>, json: string): string {
  return JSON.stringify(answer());

  function answer(): Answer<Messages[C]['output']> {
    const checked = input().safeParse(parseJson(json));
    if (!checked.success) return { ok: false, problem: told(badMessage) };
    try {
      return { ok: true, data: run(platform, checked.data) };
    } catch (error) {
      return { ok: false, problem: reportProblem(platform, error) };
    }
  }
}

/** Returns the JSON text of an `Answer` for an error outside of a command. */
export function failedMessage(platform: Platform, error: unknown): string {
  return JSON.stringify({ ok: false, problem: reportProblem(platform, error) } satisfies Answer<never>);
}

/** Returns what the user sees of an error. Writes the place of an unexpected one to the log of the script. */
export function reportProblem(platform: Platform, error: unknown): Problem {
  const problem = problemOf(error);
  // A missing permission can't be told from other errors, because Google's message is in the language of the account.
  if (['unexpected', 'unreachable'].includes(problem.code) && !platform.permitted()) return told(noPermission);
  if (problem.code === 'unexpected') platform.log(traceOf(error));
  return namedProblem(platform, error);
}

/** Returns the problem of an error, also if its message doesn't name what caused it: a deleted or protected hidden sheet, or a damaged record. */
export function namedProblem(file: Pick<Platform, 'workbook' | 'document'>, error: unknown): Problem {
  const problem = problemOf(error);
  if (problem.code !== 'unexpected') return problem;
  return lostSheet(file) ?? protectedSheet(file) ?? (hasDamagedRecord(file.document) ? damagedRecord().problem : problem);
}

/** What is lost with each hidden sheet. */
const HELD_BY: ReadonlyMap<string, HeldBySheet> = new Map([
  [DATA_SHEET, 'bases'],
  [JOURNAL_SHEET, 'journal'],
  [STAGING_SHEET, 'staging'],
  [DASHBOARD_SHEET, 'dashboard'],
]);

/** Returns the problem that one of our hidden sheets was deleted during this run. */
function lostSheet(file: Pick<Platform, 'workbook'>): Problem | undefined {
  try {
    const name = file.workbook?.lost().find((each) => HELD_BY.has(each));
    const held = HELD_BY.get(name ?? '');
    return name !== undefined && held ? deletedSheet(name, held).problem : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the problem that one of our hidden sheets is protected. */
function protectedSheet(file: Pick<Platform, 'workbook'>): Problem | undefined {
  try {
    const sheet = file.workbook?.sheets().find((each) => HIDDEN_SHEETS.includes(each.name()) && each.locked());
    return sheet && lockedSheet(sheet).problem;
  } catch {
    return undefined;
  }
}

/** Does work that must not fail what it belongs to. Its error only goes to the log. */
export function runLogged(platform: Pick<Platform, 'log'>, work: () => void): void {
  try {
    work();
  } catch (error) {
    platform.log(traceOf(error));
  }
}

/** Returns the type of an error and where it happened. Its message can quote a cell, and anyone with access to the log can read it. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const places = String(error.stack)
    .split('\n')
    .filter((line) => /^\s+at \S/.test(line));
  return [error.name, ...places].join('\n');
}

const badMessage: Problem = {
  code: 'bad-message',
  what: 'Catalog Sync received an invalid request.',
  todo: 'Close and reopen the sidebar.',
};

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
