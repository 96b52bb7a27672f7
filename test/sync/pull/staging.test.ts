import { describe, expect, it } from 'vitest';
import type { Parsed } from '../../../src/catalog/records/parse-record.ts';
import { endJob, type Staged, saveJob } from '../../../src/sync/jobs/job.ts';
import type { Session } from '../../../src/sync/jobs/session.ts';
import { clearAllStaged, clearStaged, readStaged, stage } from '../../../src/sync/pull/staging.ts';
import { fakeSession, pullJob } from '../fake-session.ts';

const record = (key: string, name = `Record ${key}`): Parsed => ({ key, values: { name } });
const records = (from: number, count: number) => Array.from({ length: count }, (_, at) => record(String(from + at)));

/** A session in which pulls with these IDs run. */
function running(...ids: string[]): Session {
  const session = fakeSession();
  for (const id of ids) saveJob(session.document, pullJob({ id }));
  return session;
}

function staged({ workbook }: Session, id: string, place: Staged | undefined): Parsed[] | undefined {
  const found = readStaged(workbook, id, place);
  return found && Array.from(found.values());
}

function put(session: Session, job: { id: string; staged?: Staged }, fresh: readonly Parsed[], all = fresh): Staged {
  return stage(session, job, { all, fresh });
}

const sheetOf = ({ workbook }: Session) => workbook.sheetNamed('Catalog Sync staging');
const heads = (session: Session) => sheetOf(session)?.values({ row: 1, column: 1, rows: 1, columns: 3 })[0];

describe('staged records', () => {
  it('come back in order after several steps, the later one of two with the same key', () => {
    const session = running('a');
    const first = put(session, { id: 'a' }, records(1, 3));
    const second = put(session, { id: 'a', staged: first }, [record('2', 'changed'), record('4')]);
    expect(staged(session, 'a', first)).toEqual(records(1, 3));
    expect(staged(session, 'a', second)).toEqual([record('1'), record('2', 'changed'), record('3'), record('4')]);
  });

  it('fill as many cells as they need, none of them above the limit of a cell', () => {
    const session = running('a');
    const many = Array.from({ length: 3000 }, (_, at) => record(String(at), 'x'.repeat(50)));
    const place = put(session, { id: 'a' }, many);
    expect(place.rows).toBeGreaterThan(3);
    expect(staged(session, 'a', place)).toEqual(many);
    const cells =
      sheetOf(session)
        ?.values({ row: 1, column: place.column, rows: place.rows + 1, columns: 1 })
        .flat() ?? [];
    expect(Math.max(...cells.map((cell) => String(cell).length))).toBeLessThan(50_000);
  });

  it('can be longer than a cell, and no character is split between two cells', () => {
    for (const length of [39_900, 39_950, 39_951, 49_700, 79_951, 250_000]) {
      const session = running('a');
      const long = [record('1'), record('2', `${'x'.repeat(length % 2)}${'😀'.repeat(length / 2)}`), record('3')];
      const place = put(session, { id: 'a' }, long);
      expect(staged(session, 'a', place)).toEqual(long);
      const cells = sheetOf(session)?.values({ row: 2, column: place.column, rows: place.rows, columns: 1 }).flat().map(String) ?? [];
      expect(Math.max(...cells.map((cell) => cell.length))).toBeLessThan(50_000);
      expect(cells.filter((cell) => /[\ud800-\udbff]$/.test(cell))).toEqual([]);
    }
  });

  it('grow the sheet beyond its 100 rows', () => {
    const session = running('a');
    let place: Staged | undefined;
    for (let step = 0; step < 120; step += 1) place = put(session, { id: 'a', staged: place }, [record(String(step))]);
    expect(place).toEqual({ column: 1, rows: 120 });
    expect(staged(session, 'a', place)).toHaveLength(120);
  });

  it('are none before the first step has ended', () => {
    expect(staged(running('a'), 'a', undefined)).toEqual([]);
  });

  it.each<[string, (session: Session, place: Staged) => void]>([
    ['were cleared', (session, place) => clearStaged(session.workbook, { id: 'a', staged: place })],
    ['were cleared with all others', (session) => clearAllStaged(session.workbook)],
    ['belong to another job', (session, place) => sheetOf(session)?.write({ row: 1, column: place.column, rows: 1, columns: 1 }, [['b']])],
    ['miss a chunk', (session, place) => sheetOf(session)?.write({ row: 2, column: place.column, rows: 1, columns: 1 }, [['']])],
    ['miss a part of one', (session, place) => sheetOf(session)?.write({ row: 3, column: place.column, rows: 1, columns: 1 }, [['~x']])],
  ])('are lost as a whole if they %s', (_, damage) => {
    const session = running('a');
    const place = put(session, { id: 'a', staged: put(session, { id: 'a' }, records(1, 2)) }, records(3, 1));
    damage(session, place);
    expect(staged(session, 'a', place)).toBeUndefined();
  });

  it('are lost if the sheet has too few rows or columns, or doesn’t exist', () => {
    const session = running('a');
    put(session, { id: 'a' }, records(1, 2));
    expect(staged(session, 'a', { column: 1, rows: 500 })).toBeUndefined();
    expect(staged(session, 'a', { column: 50, rows: 1 })).toBeUndefined();
    expect(staged(running('a'), 'a', { column: 1, rows: 1 })).toBeUndefined();
  });
});

describe('the column of a job', () => {
  it('is its own while other jobs run', () => {
    const session = running('a', 'b', 'c');
    const places = ['a', 'b', 'c'].map((id) => put(session, { id }, [record(id)]));
    expect(places.map(({ column }) => column)).toEqual([1, 2, 3]);
    expect(['a', 'b', 'c'].map((id, at) => staged(session, id, places[at]))).toEqual([[record('a')], [record('b')], [record('c')]]);
    expect(heads(session)).toEqual(['a', 'b', 'c']);
  });

  it('is claimed by the first step even if nothing was read', () => {
    const session = running('a', 'b');
    expect(put(session, { id: 'a' }, [])).toEqual({ column: 1, rows: 0 });
    expect(put(session, { id: 'b' }, [])).toEqual({ column: 2, rows: 0 });
  });

  it('is reused and cleared when its job ended without clearing it', () => {
    const session = running('a', 'b');
    put(session, { id: 'a' }, records(1, 1));
    const place = put(session, { id: 'a', staged: { column: 1, rows: 1 } }, records(2, 1));
    endJob(session.document, 'a');
    const next = put(session, { id: 'b' }, [record('9')]);
    expect([place.column, next.column]).toEqual([1, 1]);
    expect(sheetOf(session)?.values({ row: 3, column: 1, rows: 1, columns: 1 })).toEqual([['']]);
    expect(staged(session, 'b', next)).toEqual([record('9')]);
  });

  it('is another one, with all records, once the job has lost its column', () => {
    const session = running('a', 'b');
    const lost = put(session, { id: 'a' }, records(1, 2));
    sheetOf(session)?.write({ row: 1, column: 1, rows: 1, columns: 1 }, [['b']]);
    const place = put(session, { id: 'a', staged: lost }, records(3, 1), records(1, 3));
    expect(place.column).toBe(2);
    expect(staged(session, 'a', place)).toEqual(records(1, 3));
    expect(sheetOf(session)?.values({ row: 1, column: 1, rows: 1, columns: 2 })).toEqual([['b', 'a']]);
  });

  it('isn’t cleared for a job that has lost it', () => {
    const session = running('a', 'b');
    const place = put(session, { id: 'b' }, records(1, 2));
    clearStaged(session.workbook, { id: 'a', staged: place });
    expect(staged(session, 'b', place)).toEqual(records(1, 2));
  });
});
