// All that is known about Apps Script, fact by fact, and what the emulator leaves out.
import { cells } from './cells.ts';
import { editor } from './editor.ts';
import type { Fact, FactsByTest } from './fact.ts';
import { openQuestions } from './open-questions.ts';
import { requests } from './requests.ts';
import { running } from './running.ts';
import type { SourceName } from './sources.ts';

export interface HeldFact extends Fact {
  /** From the folder of the emulator's tests. */
  file: string;
  title: string;
}

const tables: readonly FactsByTest[] = [running, editor, cells, requests, openQuestions];

export const facts: readonly HeldFact[] = tables.flatMap((table) =>
  Object.entries(table).flatMap(([file, titles]) =>
    Object.entries(titles).flatMap(([title, held]) => [held].flat().map((fact) => ({ ...fact, file, title }))),
  ),
);

/** Why a fact isn't counted. */
export const rules = {
  absent: 'The emulator has no such member. A script that needs it stops with the name of the member.',
  'one-thread': 'The emulator has one thread. It plays what two runs at a time do to each other inside one of them.',
  stricter: 'The emulator is stricter on purpose.',
} as const;

export const notCounted: readonly { fact: string; source: SourceName; rule: keyof typeof rules }[] = [
  { fact: 'Installable triggers for edits and changes exist beside those of the clock.', source: 'Installable triggers', rule: 'absent' },
  { fact: 'Advanced services need the scope for all files.', source: 'Add-ons: scopes', rule: 'absent' },
  { fact: 'Charts and developer metadata move with their cells.', source: 'Developer metadata of the Sheets API', rule: 'absent' },
  { fact: 'Answers to a page can come in another order than the calls.', source: 'HTML: communication', rule: 'one-thread' },
  { fact: 'At most 30 scripts of a person run at a time.', source: 'Quotas', rule: 'one-thread' },
  { fact: 'A promise that fails without anybody awaiting it is silent.', source: 'Seen: async functions', rule: 'stricter' },
];
