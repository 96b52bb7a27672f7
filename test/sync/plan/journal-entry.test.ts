import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courses } from '../../../src/catalog/resources/courses.ts';
import {
  checksum,
  decodeEntry,
  ENTRY_HEADERS,
  type EntryDecision,
  type EntryState,
  encodeEntry,
  type JournalEntry,
  packValue,
  unpackValue,
} from '../../../src/sync/plan/journal-entry.ts';
import { changeOf, planFor } from '../plan-for.ts';

const [planned] = planFor([changeOf(courses, 'update', '5', [['title', 'a', 'b']])], { title: 'a' }).entries as [JournalEntry];

const text = fc.oneof(fc.string(), fc.constantFrom('', '=1+1', 's:x', 'j:null', "'x", 'd:1:a', '😀', 'a\r\nb'));
const value = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text),
  fc.array(fc.integer()),
  fc.constant(undefined),
  fc.record({ length: fc.nat(), hash: fc.constantFrom('abc', '0') }),
);

const entry = fc.record<JournalEntry>({
  run: fc.constantFrom('run1', 'x'),
  request: fc.nat().map((number) => `r${number}`),
  operation: fc.constantFrom('create', 'update', 'delete', 'add catalog', 'unmerge'),
  resource: fc.constantFrom('courses', 'tags'),
  connection: fc.constantFrom('c1', 'c2'),
  sheet: fc.nat(),
  row: fc.nat(),
  key: fc.constantFrom('', '5', 'intent1'),
  caption: text,
  field: fc.constantFrom('', 'title'),
  base: value,
  server: value,
  value: value.filter((each) => typeof each !== 'object' || each === null || Array.isArray(each)) as fc.Arbitrary<JournalEntry['value']>,
  typed: fc.constantFrom('Ada', undefined),
  decision: fc.constantFrom<EntryDecision>('mine', 'theirs', 'unresolved', 'skipped'),
  state: fc.constantFrom<EntryState>('planned', 'conflict', 'sending', 'done', 'failed', 'unconfirmed', 'stale', 'skipped'),
  note: text,
  at: fc.constantFrom('', '2026-01-02T00:00:00Z'),
  createdKey: fc.constantFrom('', '77'),
  stored: value,
  undoes: fc.constantFrom('', 'run0'),
  reflected: fc.boolean(),
  dependsOn: fc.constantFrom('', 'intent2'),
  attempts: fc.nat(),
  job: fc.constantFrom('', '7', 'af3b-11 "x"', '=1+1'),
  user: text,
  subject: fc.constantFrom('', '900123'),
  restores: value,
  seal: fc.constantFrom('', '0a'.repeat(32)),
  resultSeal: fc.constantFrom('', '9f'.repeat(32)),
  journalRow: fc.constant(0),
});

describe('an entry in the cells of the journal', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(entry, (each) => {
        expect(decodeEntry(encodeEntry(each))).toEqual(each);
      }),
    );
  });

  it('never begins a cell with what a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(entry, (each) => {
        for (const cell of encodeEntry(each)) expect(String(cell)).not.toMatch(/^[=+]/);
      }),
    );
  });

  it.each<[property: 'decision' | 'state', word: string, stored: string]>([
    ['decision', 'mine', 'mine'],
    ['decision', 'theirs', 'theirs'],
    ['decision', 'unresolved', 'held'],
    ['decision', 'skipped', 'left'],
    ['state', 'planned', 'planned'],
    ['state', 'conflict', 'conflict'],
    ['state', 'sending', 'sending'],
    ['state', 'done', 'done'],
    ['state', 'failed', 'failed'],
    ['state', 'unconfirmed', 'uncertain'],
    ['state', 'stale', 'moved'],
    ['state', 'skipped', 'skipped'],
  ])('stores the %s %s as %s', (property, word, stored) => {
    const cells = encodeEntry({ ...planned, [property]: word });
    expect(cells[ENTRY_HEADERS.indexOf(property)]).toBe(stored);
    expect(decodeEntry(cells)[property]).toBe(word);
  });

  it('keeps a word of the hidden sheet that no version has written', () => {
    const cells = encodeEntry(planned);
    cells[ENTRY_HEADERS.indexOf('state')] = 'yes please';
    const decoded = decodeEntry(cells);
    expect(decoded.state).toBe('yes please');
    expect(encodeEntry(decoded)).toEqual(cells);
  });

  it('reads a row of an older journal without the later columns', () => {
    const cells = encodeEntry({ ...planned, reflected: true, dependsOn: 'x' }).slice(0, ENTRY_HEADERS.indexOf('shown'));
    expect(decodeEntry(cells)).toEqual({ ...planned, reflected: false, dependsOn: '' });
  });

  it('reads attempts and jobs from the notes of version 0.1.0, and only of it', () => {
    const earlier = (note: string) => encodeEntry({ ...planned, note }).slice(0, ENTRY_HEADERS.indexOf('attempts'));
    expect(decodeEntry(earlier('try 2: Slow down.'))).toMatchObject({ attempts: 2, note: 'Slow down.' });
    expect(decodeEntry(earlier('job af3b-11 "x"'))).toMatchObject({ job: 'af3b-11 "x"', note: '' });
    expect(decodeEntry(earlier('sent as try 2'))).toMatchObject({ attempts: 0, job: '', note: 'sent as try 2' });
    expect(decodeEntry(encodeEntry({ ...planned, note: 'job 7' }))).toMatchObject({ job: '', note: 'job 7' });
  });

  it('reads a damaged value as none', () => {
    const cells = encodeEntry(planned);
    cells[ENTRY_HEADERS.indexOf('value')] = 'j:{broken';
    expect(decodeEntry(cells).value).toBeUndefined();
  });

  it('encodes only the columns from a given one', () => {
    const from = ENTRY_HEADERS.indexOf('decision');
    expect(encodeEntry(planned, from)).toEqual(encodeEntry(planned).slice(from));
  });
});

describe('a packed value', () => {
  it('tells null, missing, and empty apart', () => {
    expect([null, undefined, '', [], 0, false].map((each) => packValue(each))).toEqual(['j:null', '', 's:', 'j:[]', 'j:0', 'j:false']);
  });

  it('is kept as length and hash if it doesn’t fit into a cell', () => {
    const packed = packValue('a'.repeat(50_000));
    expect(packed).toMatch(/^d:\d+:/);
    expect(packed.length).toBeLessThan(100);
    expect(packValue(unpackValue(packed))).toBe(packed);
  });
});

describe('the checksum of a plan', () => {
  it('is the one that earlier versions stored for unresolved and skipped entries', () => {
    const entries = (['mine', 'theirs', 'unresolved', 'skipped'] as const).map((decision) => ({ ...planned, decision }));
    expect(checksum(entries)).toBe('jvl9nwk6m7');
  });

  it('changes with everything that decides what is sent', () => {
    const before = checksum([planned]);
    const changes: Partial<JournalEntry>[] = [
      { run: 'x' },
      { request: 'r9' },
      { operation: 'delete' },
      { resource: 'tags' },
      { connection: 'c9' },
      { sheet: 99 },
      { key: '6' },
      { field: 'sku' },
      { decision: 'theirs' },
      { base: 'x' },
      { server: 'x' },
      { value: 'x' },
      { typed: 'x' },
      { dependsOn: 'x' },
    ];
    for (const change of changes) expect([change, checksum([{ ...planned, ...change }])]).not.toEqual([change, before]);
    expect(checksum([planned, planned])).not.toBe(before);
  });

  it('stays the same whatever the entries have come to', () => {
    const after = { ...planned, state: 'stale', note: 'x', at: 'later', row: 9, reflected: true, createdKey: '7', stored: 'x' } as const;
    expect(checksum([after])).toBe(checksum([planned]));
  });
});
