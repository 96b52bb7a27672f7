import { describe, expect, it } from 'vitest';
import { courses } from '../../../src/catalog/resources/courses.ts';
import type { Area, Cell, Properties, Sheet, Workbook } from '../../../src/platform/ports.ts';
import { saveJob } from '../../../src/sync/jobs/job.ts';
import { openPlan, readLog, rewriteEntries, saveEntries, storePlan } from '../../../src/sync/plan/journal.ts';
import { ENTRY_HEADERS, type JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import { readPlan, readPlans, savePlan } from '../../../src/sync/plan/plan-header.ts';
import { signed } from '../fake-session.ts';
import { changeOf, planFor } from '../plan-for.ts';

function aStore(): Properties {
  const kept = new Map<string, string>();
  return {
    get: (name) => kept.get(name),
    all: () => Object.fromEntries(kept),
    set: (name, value) => void kept.set(name, value),
    setAll: (values) => {
      for (const [name, value] of Object.entries(values)) kept.set(name, value);
    },
    remove: (name) => void kept.delete(name),
    refresh: () => {},
  };
}

/** A file with one sheet that holds what is written; only what the run table needs. */
function aFile(): { workbook: Workbook; rows: Cell[][] } {
  const rows: Cell[][] = [];
  let columns = 0;
  const resize = (height: number) => {
    while (rows.length < height) rows.push(Array<Cell>(columns).fill(''));
  };
  const sheet: Partial<Sheet> = {
    size: () => ({ rows: rows.length, columns }),
    used: () => ({ rows: rows.filter((row) => row.some((cell) => cell !== '')).length, columns }),
    values: ({ row, column, rows: height, columns: width }: Area) =>
      rows.slice(row - 1, row - 1 + height).map((cells) => cells.slice(column - 1, column - 1 + width)),
    write: ({ row, column }: Area, cells: Cell[][]) => {
      for (const [down, line] of cells.entries()) rows[row - 1 + down]?.splice(column - 1, line.length, ...line);
    },
    format: () => {},
    hide: () => {},
    hidden: () => true,
    insertRows: (_after, count) => resize(rows.length + count),
    deleteRows: (from, count) => void rows.splice(from - 1, count),
    resize: (to) => {
      columns = to.columns;
      resize(to.rows);
    },
  };
  let made = false;
  const workbook: Partial<Workbook> = {
    id: () => 'file1',
    sheetNamed: () => (made ? (sheet as Sheet) : undefined),
    lost: () => [],
    add: () => {
      made = true;
      return sheet as Sheet;
    },
    flush: () => {},
  };
  // The run table asks for nothing else of a file.
  return { workbook: workbook as Workbook, rows };
}

const NOW = Date.parse('2026-11-20T15:00:00Z');

const { entries: LINES } = planFor([changeOf(courses, 'update', '5', [['title', 'a', 'b']])], { title: 'a' });

function store(file: { workbook: Workbook }, document: Properties, run: string, { count = 3, applied = true, at = NOW } = {}) {
  const entries = Array.from({ length: count }, (_, index) =>
    LINES.map((entry): JournalEntry => ({ ...entry, run, request: `r${index + 1}` })),
  ).flat();
  const header = storePlan(fileOf(file, document), { run, connection: 'c', host: 'h', at }, entries, () => 'page');
  if (applied) savePlan(document, { ...header, applied });
}

/** What the journal needs of the session of a user. */
function fileOf({ workbook }: { workbook: Workbook }, document: Properties, who = 'me') {
  return { workbook, document, who, sign: (text: string) => signed(who + text) };
}

/** Makes the stored lines of a run many times as many, without a header that knows of it. */
function swell({ rows }: { rows: Cell[][] }, run: string, lines: number): void {
  const at = rows.findIndex(([cell]) => cell === run);
  rows.splice(at, 0, ...Array.from({ length: lines }, () => [...(rows[at] ?? [])]));
}

describe('the run table', () => {
  it('lets go of the oldest runs above 20,000 lines, whole, and finds the others where they now are', () => {
    const file = aFile();
    const document = aStore();
    for (const run of ['a', 'b', 'c', 'd']) store(file, document, run, { at: NOW - 1000 });
    swell(file, 'a', 4_000);
    swell(file, 'b', 4_000);
    swell(file, 'd', 12_100);
    store(file, document, 'e');
    expect(Array.from(new Set(file.rows.slice(1).map(([run]) => run)))).toEqual(['c', 'd', 'e', '']);
    expect(
      readPlans(document)
        .map((plan) => plan.run)
        .sort(),
    ).toEqual(['c', 'd', 'e']);
    for (const run of ['c', 'e']) expect(openPlan(fileOf(file, document), readPlan(document, run)).entries[0]?.run).toBe(run);
  });

  it.each(['job', 'review'])('never lets go of a run that has an open %s', (open) => {
    const file = aFile();
    const document = aStore();
    store(file, document, 'a', { at: NOW - 1000 });
    store(file, document, 'b', { at: NOW - 1000, applied: open === 'job' });
    if (open === 'job')
      saveJob(document, {
        v: 1,
        kind: 'send',
        id: 'b',
        plan: 'b',
        connection: 'c',
        sheets: [7],
        by: 'me',
        scope: 's',
        since: NOW,
        at: NOW,
      });
    store(file, document, 'c', { at: NOW - 1000 });
    swell(file, 'c', 20_000);
    store(file, document, 'd');
    expect(
      readPlans(document)
        .map((plan) => plan.run)
        .sort(),
    ).toEqual(['b', 'c', 'd']);
    expect(openPlan(fileOf(file, document), readPlan(document, 'b')).entries).toHaveLength(3);
  });

  it('finds lines that have moved, and writes their states where they are', () => {
    const file = aFile();
    const document = aStore();
    store(file, document, 'a');
    store(file, document, 'b', { count: 2 });
    file.rows.splice(1, 3);
    const plan = openPlan(fileOf(file, document), readPlan(document, 'b'));
    saveEntries(
      file.workbook,
      plan,
      plan.entries.map((entry) => ({ ...entry, state: 'done', note: 'seen' })),
    );
    expect(readLog(file.workbook).map((line) => [line.run, line.note])).toEqual([
      ['b', 'seen'],
      ['b', 'seen'],
    ]);
  });

  it('finds entries between which other rows were inserted', () => {
    const file = aFile();
    const document = aStore();
    store(file, document, 'a', { applied: false });
    file.rows.splice(2, 0, Array<Cell>(ENTRY_HEADERS.length).fill('x'));
    const plan = openPlan(fileOf(file, document), readPlan(document, 'a'));
    expect(plan.changed).toEqual(new Set());
    saveEntries(
      file.workbook,
      plan,
      plan.entries.map((entry) => ({ ...entry, state: 'failed' })),
    );
    const state = ENTRY_HEADERS.indexOf('state');
    expect(file.rows.slice(1, 5).map((row) => row[state])).toEqual(['failed', 'x', 'failed', 'failed']);
  });

  it('stores the counts of a plan in the words of earlier versions', () => {
    const file = aFile();
    const document = aStore();
    store(file, document, 'a');
    savePlan(document, { ...readPlan(document, 'a'), counts: { done: 1, failed: 2, unconfirmed: 3, stale: 4, skipped: 5 } });
    expect(JSON.parse(document.get('plan.a') ?? '').counts).toEqual({ done: 1, failed: 2, uncertain: 3, moved: 4, skipped: 5 });
    expect(readPlan(document, 'a').counts).toEqual({ done: 1, failed: 2, unconfirmed: 3, stale: 4, skipped: 5 });
    expect(readPlans(document)[0]?.counts).toEqual(readPlan(document, 'a').counts);
  });

  it('keeps an entry from being sent that was changed since it was shown, and only this one', () => {
    const file = aFile();
    const document = aStore();
    store(file, document, 'a', { applied: false });
    file.rows[1]?.splice(ENTRY_HEADERS.indexOf('value'), 1, 's:Fungi');
    const { entries, changed } = openPlan(fileOf(file, document), readPlan(document, 'a'));
    expect(changed).toEqual(new Set(['r1']));
    expect(entries.map(({ state }) => state)).toEqual(['failed', 'planned', 'planned']);
  });

  it('believes no plan that another user has reviewed, or whose header was changed', () => {
    const file = aFile();
    const document = aStore();
    store(file, document, 'a', { applied: false });
    const header = readPlan(document, 'a');
    expect(openPlan(fileOf(file, document), header).sealer).toBeDefined();
    expect(openPlan(fileOf(file, document, 'you'), header).sealer).toBeUndefined();
    expect(openPlan(fileOf(file, document, 'you'), { ...header, user: 'you' }).sealer).toBeUndefined();
    for (const change of [{ options: ['send_email'] }, { applied: true }, { connection: 'c2' }, { scope: 'x' }, { page: '' }, { count: 2 }])
      expect(openPlan(fileOf(file, document), { ...header, ...change }).sealer).toBeUndefined();
  });

  it('keeps a plan that lost only its captions and notes, and no other', () => {
    const file = aFile();
    const document = aStore();
    store(file, document, 'a', { applied: false });
    rewriteEntries(file.workbook, document, (entry) => ({ ...entry, caption: '', note: '' }));
    expect(openPlan(fileOf(file, document), readPlan(document, 'a')).changed).toEqual(new Set());
    rewriteEntries(file.workbook, document, (entry) => ({ ...entry, value: undefined }));
    expect(readPlans(document)).toEqual([]);
  });
});
