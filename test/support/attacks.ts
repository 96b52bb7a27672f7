// A colleague who can write any cell, note, or sheet name of the file, hidden or not, and optionally document properties.

import { columnName } from '../../emulator/index.ts';
import { checksum, decodeEntry, ENTRY_HEADERS } from '../../src/sync/plan/journal-entry.ts';
import type { Power, Wish } from './adversary.ts';
import type { Chance } from './chance.ts';
import { rowsOf, type World } from './open-world.ts';

export interface Attacker {
  isAwake: boolean;
  /** Names of the victim's wishes in rows or results that were attacked. */
  readonly touched: Set<string>;
  /** Acts between two messages, or doesn't. */
  between(): void;
  /** Acts before some service call of what follows, or doesn't. Returns what ends the chance. */
  during(): () => void;
  /** Acts on what an undo goes by, or doesn't. */
  beforeUndo(): void;
}

export interface AttackPlan {
  chance: Chance;
  power: Power;
  wishes: readonly Wish[];
  log(text: string): void;
}

const JOURNAL = 'Catalog Sync runs';
const DATA = 'Catalog Sync data';
const STAGING = 'Catalog Sync staging';
const TABS = { Courses: 'courses', Tags: 'tags', Enrollments: 'enrollments' } as const;

/** Words that mean something in a journal. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  operation: ['update', 'create', 'delete', 'drop', 'archive'],
  resource: ['courses', 'tags', 'enrollments', 'programs'],
  decision: ['mine', 'theirs', 'held', 'left'],
  state: ['planned', 'sending', 'done', 'failed', 'uncertain', 'moved', 'skipped', 'conflict'],
  field: ['title', 'name', 'enrollment_fee', 'listing_path', ''],
  shown: ['shown', ''],
  request: ['r1', 'r2', 'r3', 'r9'],
  note: ['s:try 1: x', 's:job 7', 's:', 's:was gone already'],
  attempts: ['0', '1', '3'],
  job: ['s:7', ''],
};

export function attackerIn(world: World, { chance, power, wishes, log }: AttackPlan): Attacker {
  const { workbook } = world.host;
  const touched = new Set<string>();
  const pick = <T>(all: readonly T[]): T | undefined => all[chance(Math.max(all.length, 1))];
  const has = (name: string) => workbook.sheets().some((sheet) => sheet.name === name);
  const touchAll = (resource?: string) => {
    for (const wish of wishes) if (resource === undefined || wish.resource === resource) touched.add(wish.name);
  };
  const touchKey = (resource: string, key: string) => touched.add(`${resource} ${key}`);

  /** The cells of the journal, with the wish that each row is about. */
  const journal = () => {
    const [headers = [], ...rows] = has(JOURNAL) ? workbook.display(JOURNAL) : [];
    const at = (row: readonly string[], header: string) => row[headers.indexOf(header)] ?? '';
    return { headers, rows, at };
  };
  const touchRow = (row: readonly string[], at: ReturnType<typeof journal>['at']) => {
    const run = at(row, 'run');
    const request = at(row, 'request');
    // All rows of a request are one change.
    for (const each of journal().rows.filter((other) => at(other, 'run') === run && at(other, 'request') === request)) {
      touchKey(at(each, 'resource'), at(each, 'key'));
      touchKey(at(each, 'resource'), at(each, 'value').slice(2));
    }
  };
  const anyKey = () => {
    const resource = pick(Object.values(TABS)) ?? 'tags';
    return String(pick(world.catalog.records(resource))?.id ?? '1');
  };

  const attacks: Record<string, () => boolean> = {
    'a cell of the journal': () => {
      const { headers, rows, at } = journal();
      const [last] = rows.slice(-1);
      const ofLast = rows.flatMap((row, index) => (last && (chance(4) === 0 || at(row, 'run') === at(last, 'run')) ? [index] : []));
      const index = pick(ofLast);
      // Keys and values of results are what an undo goes by.
      const header = chance(3) === 0 ? pick(['born', 'stored', 'value', 'key']) : pick(headers.filter(Boolean));
      const row = index === undefined ? undefined : rows[index];
      if (index === undefined || !row || header === undefined) return false;
      const other = pick(rows.map((each) => at(each, header))) ?? '';
      const value = pick([
        pick(WORDS[header] ?? []) ?? other,
        other,
        `s:Evil ${chance(100)}`,
        anyKey(),
        `s:${anyKey()}`,
        '',
        'j:null',
        `j:${anyKey()}`,
      ]);
      touchRow(row, at);
      workbook.edit(JOURNAL, `${columnName(headers.indexOf(header) + 1)}${index + 2}`, value ?? '');
      const changed = journal().rows[index];
      if (changed) touchRow(changed, at);
      log(`  journal ${header} of row ${index + 2}: ${at(row, header)} -> ${value}`);
      return true;
    },
    'the result of a create': () => {
      const { headers, rows, at } = journal();
      const created = rows.flatMap((row, index) => (at(row, 'operation') === 'create' && at(row, 'born') !== '' ? [index] : []));
      const index = pick(created);
      const other = pick(world.catalog.records('tags'));
      if (index === undefined || !other) return false;
      touchRow(rows[index] ?? [], at);
      const forge = (header: string, text: string) =>
        workbook.edit(JOURNAL, `${columnName(headers.indexOf(header) + 1)}${index + 2}`, text);
      forge('born', String(other.id));
      forge('stored', `s:${other.name}`);
      log(`  journal row ${index + 2}: created ${other.id} ${other.name}`);
      return true;
    },
    'another row of the journal': () => {
      const { headers, rows, at } = journal();
      const from = chance(Math.max(rows.length, 1));
      const to = chance(Math.max(rows.length, 1));
      const [source, target] = [rows[from], rows[to]];
      if (!source || !target || from === to) return false;
      touchRow(source, at);
      touchRow(target, at);
      workbook.copyPaste(JOURNAL, `A${from + 2}:${columnName(headers.length)}${from + 2}`, `A${to + 2}`);
      log(`  journal row ${from + 2} copied over ${to + 2}`);
      return true;
    },
    'a row of the journal goes': () => {
      const { rows, at } = journal();
      const index = chance(Math.max(rows.length, 1));
      const row = rows[index];
      if (!row) return false;
      touchRow(row, at);
      workbook.deleteRows(JOURNAL, index + 2, 1);
      log(`  journal row ${index + 2} deleted`);
      return true;
    },
    'the journal is sorted': () => {
      if (!has(JOURNAL)) return false;
      workbook.sort(JOURNAL, 1 + chance(12), chance(2) === 0);
      touchAll();
      return true;
    },
    'a hidden sheet is renamed or goes': () => {
      const sheet = pick([JOURNAL, DATA, STAGING].filter(has));
      if (sheet === undefined) return false;
      touchAll();
      if (chance(2) === 0) workbook.renameSheet(sheet, `${sheet} ${chance(100)}`);
      else workbook.deleteSheet(sheet);
      log(`  ${sheet} is renamed or deleted`);
      return true;
    },
    'a cell of the snapshots': () => {
      if (!has(DATA)) return false;
      const row = 1 + chance(4);
      const column = 1 + chance(5);
      const [[cell = ''] = []] = workbook.display(DATA, `${columnName(column)}${row}`);
      touchAll();
      workbook.edit(DATA, `${columnName(column)}${row}`, pick(['', 'junk', cell.replace(/\d/, '9'), cell.slice(0, 30)]) ?? '');
      log(`  snapshot cell ${columnName(column)}${row}`);
      return true;
    },
    'a value in a tab': () =>
      inTab((tab, row, headers) => {
        const header = pick(headers.filter((each) => !['', 'Action', 'Status'].includes(each))) ?? '';
        const text = pick([`Evil ${chance(100)}`, anyKey(), '', '7', '=1/0', '=RAND()']) ?? '';
        touchIn(tab, row);
        workbook.edit(tab, world.person.at(tab, header, Number(row.row)), text);
        log(`  ${tab} ${header} of row ${row.row}: ${text}`);
      }),
    'an Action in a tab': () =>
      inTab((tab, row) => {
        touchIn(tab, row);
        const text = pick(tab === 'Tags' ? ['delete', 'create', ''] : tab === 'Courses' ? ['archive', 'delete', ''] : ['drop', '']) ?? '';
        workbook.edit(tab, world.person.at(tab, 'Action', Number(row.row)), text);
        log(`  ${tab} Action of row ${row.row}: ${text}`);
      }),
    'a Status in a tab': () =>
      inTab((tab, row) => {
        touchIn(tab, row);
        const statuses = rowsOf(world, tab).map(({ Status = '' }) => Status);
        const text = pick([...statuses, 'sent', 'created', 'edited', 'being created · abcdefgh', 'to be created · abcdefgh', '']) ?? '';
        workbook.edit(tab, world.person.at(tab, 'Status', Number(row.row)), text);
        log(`  ${tab} Status of row ${row.row}: ${text}`);
      }),
    'one column is sorted': () =>
      inTab((tab, _row, headers) => {
        touchAll(TABS[tab]);
        const header = pick(headers.filter(Boolean)) ?? '';
        const rows = rowsOf(world, tab);
        const cells = rows.map((row) => row[header] ?? '').sort();
        rows.forEach((row, index) => {
          workbook.edit(tab, world.person.at(tab, header, Number(row.row)), cells[index] ?? '');
        });
        log(`  only ${header} of ${tab} is sorted`);
      }),
    'a row over another': () =>
      inTab((tab, row, headers) => {
        const other = pick(rowsOf(world, tab));
        if (!other || other.row === row.row) return;
        touchIn(tab, row);
        touchIn(tab, other);
        workbook.copyPaste(tab, `A${row.row}:${columnName(headers.length)}${row.row}`, `A${other.row}`);
        log(`  ${tab} row ${row.row} over ${other.row}`);
      }),
    'a tab is sorted': () =>
      inTab((tab, _row, headers) => {
        workbook.sort(tab, 1 + chance(Math.max(headers.length, 1)), chance(2) === 0);
        log(`  ${tab} is sorted`);
      }),
    'a row is inserted': () =>
      inTab((tab, row) => {
        workbook.insertRows(tab, Number(row.row), 1);
        log(`  a row of ${tab} is inserted after ${row.row}`);
      }),
    'a row goes': () =>
      inTab((tab, row) => {
        touchIn(tab, row);
        workbook.deleteRows(tab, Number(row.row), 1);
        log(`  row ${row.row} of ${tab} is deleted`);
      }),
    'a header note': () =>
      inTab((tab, _row, headers) => {
        touchAll(TABS[tab]);
        const header = pick(headers.filter(Boolean)) ?? '';
        const notes = workbook.notes(tab, '1:1')[0] ?? [];
        const text = pick([...notes, '', 'catalog:title', 'catalog:id']) ?? '';
        workbook.note(tab, world.person.at(tab, header, 1), text);
        log(`  note of ${tab} ${header}: ${text.slice(-30)}`);
      }),
  };

  const properties: Record<string, () => boolean> = {
    'a property': () => {
      const { document } = world.host.properties;
      const name = pick(Object.keys(document));
      if (name === undefined || /^(token|page|personal|who)/.test(name)) return false;
      touchAll();
      const text = document[name] ?? '';
      const forged = pick([undefined, forgedText(text), forgedText(text), JSON.stringify(document)]);
      if (forged === undefined) delete document[name];
      else document[name] = forged;
      log(`  property ${name}: ${text} -> ${forged?.slice(0, 300)}`);
      return true;
    },
    'a forged plan': () => {
      const { document } = world.host.properties;
      const name = pick(Object.keys(document).filter((each) => each.startsWith('plan.')));
      if (name === undefined) return false;
      touchAll();
      attacks['a cell of the journal']?.();
      const run = name.slice('plan.'.length);
      const entries = journal()
        .rows.filter(([first]) => first === run)
        .map((row) => decodeEntry(ENTRY_HEADERS.map((_, index) => row[index] ?? '')));
      const header = { ...JSON.parse(document[name] ?? '{}'), checksum: checksum(entries), count: entries.length };
      if (chance(2) === 0) header.applied = true;
      document[name] = JSON.stringify(header);
      if (header.applied && chance(2) === 0) document[`job.${run}`] = plantedJob(run, header);
      log(`  plan ${run} is forged${document[`job.${run}`] ? ', with a job' : ''}`);
      return true;
    },
    'the intents go': () => {
      const { document } = world.host.properties;
      for (const name of Object.keys(document)) if (name.startsWith('intent.') || name.startsWith('started.')) delete document[name];
      touchAll();
      log('  intents are deleted');
      return true;
    },
  };

  function forgedText(text: string): string {
    try {
      const record = JSON.parse(text) as Record<string, unknown>;
      const name = pick(Object.keys(record)) ?? '';
      const value = record[name];
      const changed =
        typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : typeof value === 'string' ? anyKey() : value;
      return JSON.stringify({ ...record, [name]: pick([changed, undefined, value]) });
    } catch {
      return pick(['', '0', 'junk']) ?? '';
    }
  }

  function plantedJob(run: string, header: { connection: string; scope?: string }): string {
    const now = world.host.properties.user.who ?? '';
    const lease = { by: now, scope: header.scope, since: header.connection ? 1_763_650_000_000 : 0, at: 1_763_650_000_000 };
    return JSON.stringify({ v: 1, kind: 'send', id: run, plan: run, connection: header.connection, sheets: [], ...lease });
  }

  function inTab(act: (tab: keyof typeof TABS, row: Record<string, string>, headers: string[]) => void): boolean {
    const tab = pick(Object.keys(TABS) as (keyof typeof TABS)[]);
    const row = tab && pick(rowsOf(world, tab));
    if (!tab || !row) return false;
    act(tab, row, workbook.display(tab, '1:1')[0] ?? []);
    return true;
  }

  function touchIn(tab: keyof typeof TABS, row: Record<string, string>): void {
    touchKey(TABS[tab], row.ID ?? '');
    if (row.ID === '') touchKey(TABS[tab], row.Name ?? '');
  }

  const strike = (wanted?: string) => {
    const all = power === 'properties' && chance(2) === 0 ? properties : attacks;
    // What was reviewed and sent is attacked most.
    const usual = chance(3) === 0 ? (all === attacks ? 'a cell of the journal' : 'a forged plan') : pick(Object.keys(all));
    const name = wanted ?? usual ?? '';
    try {
      (attacks[name] ?? properties[name])?.();
    } catch (error) {
      log(`  ${name} didn’t work: ${String(error).slice(0, 120)}`);
    }
  };

  const attacker: Attacker = {
    isAwake: true,
    touched,
    between() {
      if (attacker.isAwake && chance(4) === 0) strike();
    },
    beforeUndo() {
      if (attacker.isAwake && chance(3) > 0) strike('the result of a create');
    },
    during() {
      let isOver = false;
      if (attacker.isAwake && chance(4) === 0)
        world.host.at(1 + chance(90), () => {
          if (!isOver) strike();
        });
      return () => {
        isOver = true;
      };
    },
  };
  return attacker;
}
