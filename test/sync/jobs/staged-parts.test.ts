import { describe, expect, it } from 'vitest';
import { saveJob } from '../../../src/sync/jobs/job.ts';
import { readPart, stageParts } from '../../../src/sync/jobs/staged-parts.ts';
import { STAGING_SHEET } from '../../../src/sync/jobs/staging-sheet.ts';
import { fakeProperties } from '../../tabs/fake-workbook.ts';
import { fakeSession, fakeWorkbook, NOW, pullJob } from '../fake-session.ts';

const HOUR = 60 * 60 * 1000;
const texts = ['["first"]', `["${'long '.repeat(20_000)}"]`, '["last"]'];
const GONE = 'The rest of the rows couldn’t be read.';

/** A file that several users and calls work with, one after the other. */
function aFile() {
  const workbook = fakeWorkbook();
  const document = fakeProperties();
  let ids = 0;
  const callAt = (now: number, sign = fakeSession().sign) => {
    const id = () => {
      ids += 1;
      return `part${ids}`;
    };
    return { ...fakeSession({ workbook, document, now }), sign, clock: { now: () => now, sleep: () => undefined, id } };
  };
  const cells = () => {
    const sheet = workbook.sheetNamed(STAGING_SHEET);
    return sheet?.values({ row: 1, column: 1, ...sheet.size() }) ?? [];
  };
  return { workbook, document, callAt, cells, heads: () => (cells()[0] ?? []).map((cell) => cell !== '') };
}

describe('parts that wait for their page', () => {
  it('come back one by one, and are cleared with the last', () => {
    const { callAt, cells } = aFile();
    const id = stageParts(callAt(NOW), texts);
    const reads = [0, 1, 2].map((part) => readPart(callAt(NOW + part), id, part));
    expect(reads).toEqual(texts.map((text, part) => ({ text, next: part < 2 ? part + 1 : undefined })));
    expect(cells().flat().join('')).toBe('');
    expect(() => readPart(callAt(NOW), id, 2)).toThrow(GONE);
  });

  it('can be read again until the last one was', () => {
    const { callAt } = aFile();
    const id = stageParts(callAt(NOW), texts);
    expect(readPart(callAt(NOW), id, 1)).toEqual(readPart(callAt(NOW), id, 1));
  });

  it('are refused after someone changed or moved one in the hidden sheet', () => {
    const { workbook, callAt, cells } = aFile();
    const id = stageParts(callAt(NOW), texts);
    const write = (row: number, text: unknown) =>
      workbook.sheetNamed(STAGING_SHEET)?.write({ row, column: 1, rows: 1, columns: 1 }, [[String(text)]]);
    const last = cells().findIndex(([cell]) => cell === texts[2]) + 1;
    write(2, '["other"]');
    expect(() => readPart(callAt(NOW), id, 0)).toThrow(GONE);
    write(last, texts[0]);
    expect(() => readPart(callAt(NOW), id, 2)).toThrow(GONE);
    expect(readPart(callAt(NOW), id, 1).text).toBe(texts[1]);
  });

  it('are only read by the user for whom they were staged', () => {
    const { callAt } = aFile();
    const id = stageParts(callAt(NOW), texts);
    expect(() =>
      readPart(
        callAt(NOW, (text) => `other ${text}`),
        id,
        0,
      ),
    ).toThrow(GONE);
  });

  it('have a column of their own beside a pull and other parts, for an hour', () => {
    const { document, callAt, heads } = aFile();
    saveJob(document, pullJob({ id: 'pull1' }));
    const id = stageParts(callAt(NOW), texts);
    stageParts(callAt(NOW + HOUR - 1), texts);
    expect(heads()).toEqual([true, true]);
    expect(readPart(callAt(NOW + HOUR - 1), id, 0).text).toBe(texts[0]);
    expect(() => readPart(callAt(NOW + HOUR), id, 0)).toThrow(GONE);
    stageParts(callAt(NOW + HOUR), texts);
    expect(heads()).toEqual([true, true]);
  });

  it('are unknown under another ID, and so is a part that there isn’t', () => {
    const { callAt } = aFile();
    const id = stageParts(callAt(NOW), texts);
    expect(() => readPart(callAt(NOW), 'other', 0)).toThrow(GONE);
    for (const part of [-1, 0.5, 3]) expect(() => readPart(callAt(NOW), id, part)).toThrow(GONE);
  });
});
