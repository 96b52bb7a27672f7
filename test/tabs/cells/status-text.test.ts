import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onEdit } from '../../../scripts/on-edit.ts';
import { resources } from '../../../src/catalog/resources/index.ts';
import {
  ATTENTION_MARK,
  encodeStatus,
  intentIn,
  isClearedByReview,
  isCreateOpen,
  parseStatus,
  type Status,
  status,
  statusKinds,
  survivingPattern,
} from '../../../src/tabs/cells/status-text.ts';

const kinds = Object.entries(statusKinds) as [keyof typeof statusKinds, (typeof statusKinds)[keyof typeof statusKinds]][];

/** Every Status a row can show, with its text. Stored tabs hold these texts. */
const TEXTS: [Status, string][] = [
  [{ kind: 'edited' }, 'edited'],
  [status.toCreate('ab12'), 'to create · ab12'],
  [status.creating('ab12'), 'creating · ab12'],
  [
    status.unconfirmedCreate('ab12', 'No response.'),
    'unconfirmed · ab12: No response. Check Catalog. To try again, clear this cell and choose create',
  ],
  [status.unconfirmed('no response'), 'unconfirmed: no response. Refresh the tab to see the result'],
  [status.rejected('Price isn’t a number. Enter 1: or 2.'), 'not sent: Price isn’t a number. Enter 1: or 2.'],
  [status.stale(), 'not sent: changed in Catalog since the review, review again'],
  [status.conflict(), 'conflict: also changed in Catalog, not sent'],
  [status.failed('Title can’t be blank · again'), 'failed: Title can’t be blank · again'],
  [status.rowKept(), 'deleted in Catalog: row kept because it contains your own entries'],
  [status.undone(''), 'undone'],
  [status.undone('stored as 5'), 'undone · stored as 5'],
  [status.done(), 'sent'],
  [status.done('sent', 'stored as 5'), 'sent · stored as 5'],
  [status.created(), 'created'],
  [status.done('deleted', 'already deleted'), 'deleted · already deleted'],
  [status.done('on the waitlist'), 'on the waitlist'],
  [status.done('catalog added'), 'catalog added'],
  [status.reviewed(), 'reviewed · not sent yet'],
];

/** Texts that version 0.1.0 wrote, with today's kinds. */
const EARLIER: [string, Status['kind'], string?][] = [
  [
    'uncertain · 53d9e51af4: Catalog holds several such records. Look in Catalog; to try again, clear this cell',
    'unconfirmed',
    '53d9e51af4',
  ],
  ['uncertain: Something went wrong; refresh the tab to see', 'unconfirmed'],
  ['gone: deleted in Catalog, kept because it holds your own entries', 'rowKept'],
  ['conflict: changed in Catalog too, not sent', 'conflict'],
  ['not sent: changed in Catalog meanwhile, review again', 'notSent'],
  ['failed: could not be saved', 'failed'],
  ['deleted · was gone already', 'deleted'],
  ['catalog given', 'done'],
  ['undone · a field that changed in Catalog too was held back', 'undone'],
];

describe('the text of a Status', () => {
  it.each(TEXTS)('of %j is “%s”, and means the same when read back', (of, text) => {
    expect(encodeStatus(of)).toBe(text);
    expect(encodeStatus(parseStatus(text) ?? of)).toBe(text);
    expect(parseStatus(text)?.kind).toBe(of.kind);
  });

  it('shows each kind of the table', () => {
    const shown = new Set(TEXTS.map(([{ kind }]) => kind));
    expect(kinds.map(([kind]) => kind).filter((kind) => !shown.has(kind))).toEqual([]);
  });

  it('is refused for a kind that the table doesn’t know', () => {
    expect(() => encodeStatus({ kind: 'paused' } as unknown as Status)).toThrow('Unknown Status kind "paused"');
  });

  it('is refused without the intent by which a create’s row is found', () => {
    expect(() => encodeStatus({ kind: 'creating' })).toThrow('needs an intent');
    expect(() => encodeStatus({ kind: 'toCreate', intent: '' })).toThrow('needs an intent');
  });

  it('has a colon exactly if it needs attention', () => {
    for (const [of, text] of TEXTS) {
      const attention = of.kind !== 'done' && statusKinds[of.kind].attention;
      expect([text, text.includes(ATTENTION_MARK)]).toEqual([text, attention]);
    }
  });

  it('keeps its kind and its intent, whatever Catalog’s message holds', () => {
    const named = kinds.map(([kind, { intent }]) => ({ kind, intent: intent === 'never' ? undefined : 'ab12' }));
    fc.assert(
      fc.property(fc.constantFrom(...named), fc.string({ unit: 'grapheme' }), ({ kind, intent }, detail) => {
        const text = encodeStatus({ kind, intent, detail });
        expect(parseStatus(text)?.kind).toBe(kind);
        expect(intentIn(text)).toBe(intent);
      }),
    );
  });

  it.each(EARLIER)('of an earlier version, “%s”, is read as %s', (text, kind, intent) => {
    expect(parseStatus(text)).toMatchObject({ kind, ...(intent !== undefined && { intent }) });
  });

  it.each(['', 'done by Pat', 'editedly', 'send', 'to create', 'Failed: no'])('isn’t recognized in the user’s own text “%s”', (text) => {
    expect(parseStatus(text)).toBeUndefined();
    expect([intentIn(text), isCreateOpen(text), isClearedByReview(text)]).toEqual([undefined, false, false]);
  });
});

describe('the results of the table of resources', () => {
  const results = resources.flatMap(({ writes, lookUp }) => [
    ...Object.values(writes).flatMap((call) => call?.done ?? []),
    ...(lookUp?.also ?? []).map(({ says }) => says),
  ]);

  it('are Status texts that are read back as results', () => {
    expect(results).toContain('revoked');
    const kindsOf = results.map((result) => parseStatus(encodeStatus(status.done(result)))?.kind);
    expect(kindsOf.filter((kind) => kind !== 'done' && kind !== 'deleted')).toEqual([]);
  });

  it('hold no mark of a Status that needs attention', () => {
    expect(results.filter((result) => result.includes(ATTENTION_MARK) || result.includes('·'))).toEqual([]);
  });
});

describe('what a review does with a Status', () => {
  it('clears what no longer holds, and leaves the results of sends', () => {
    const cleared = TEXTS.filter(([, text]) => isClearedByReview(text)).map(([{ kind }]) => kind);
    expect(Array.from(new Set(cleared)).sort()).toEqual(['conflict', 'edited', 'failed', 'notSent', 'reviewed', 'toCreate']);
  });

  it('leaves a create that is under way or unconfirmed', () => {
    const open = TEXTS.filter(([, text]) => isCreateOpen(text)).map(([, text]) => text);
    expect(open).toEqual([TEXTS[2]?.[1], TEXTS[3]?.[1]]);
    expect(isCreateOpen('uncertain · ab12: no answer')).toBe(true);
  });
});

describe('the hint of onEdit', () => {
  const survives = new RegExp(survivingPattern());

  it('replaces results, and leaves what leads to a record or says that it’s deleted', () => {
    const surviving = TEXTS.filter(([, text]) => survives.test(text)).map(([{ kind }]) => kind);
    expect(Array.from(new Set(surviving))).toEqual(['toCreate', 'creating', 'unconfirmed', 'rowKept', 'deleted']);
    expect(survives.test('gone: deleted in Catalog, kept because it holds your own entries')).toBe(true);
    expect(survives.test('uncertain · ab12: no answer')).toBe(true);
    expect(survives.test('deletedly')).toBe(false);
  });

  it('is decided in Code.js by the same pattern', () => {
    const pattern = /\/(\^.*)\/\.test/.exec(onEdit)?.[1];
    const built = new RegExp(pattern ?? 'missing');
    for (const [, text] of TEXTS) expect([text, built.test(text)]).toEqual([text, survives.test(text)]);
    expect(onEdit).toMatch(/^[\n -~]*$/);
  });
});

describe('the workbooks that earlier versions saved', () => {
  const folder = join(import.meta.dirname, '../../fixtures/workbooks');
  const stored = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => statusesIn(JSON.parse(readFileSync(join(folder, name), 'utf8'))));

  it('hold only Status texts that are read today', () => {
    expect(new Set(stored).size).toBeGreaterThan(10);
    expect(stored.filter((text) => parseStatus(text) === undefined)).toEqual([]);
  });
});

/** Runs of equal cells, as the fixtures store them: first column, first row, number of rows, value. */
type Runs = [column: number, row: number, rows: number, value: unknown][];

/** Returns the texts of all Status columns of a saved workbook. */
function statusesIn(fixture: { file: { sheets: { values: Runs; notes: Runs }[] } }): string[] {
  return fixture.file.sheets.flatMap(({ values, notes }) => {
    const column = notes.find(([, row, , note]) => row === 1 && String(note).endsWith('\ncatalog:$status'))?.[0];
    return values.flatMap(([at, row, , value]) => (at === column && row > 1 && value !== '' ? [String(value)] : []));
  });
}
