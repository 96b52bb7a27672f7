// Local time in a script is that of the manifest's zone, not of the computer and not of the spreadsheet.
import { describe, expect, it } from 'vitest';
import { evaluate } from './host-with.ts';

const inNewYork = (expression: string) =>
  evaluate(expression, { manifest: { timeZone: 'America/New_York' }, timeZone: 'Asia/Tokyo', clock: Date.UTC(2026, 6, 1, 2, 30) });

describe('local time in a script', () => {
  it('is read in the zone of the manifest', async () => {
    const parts = '[at.getFullYear(), at.getMonth(), at.getDate(), at.getDay(), at.getHours(), at.getMinutes(), at.getTimezoneOffset()]';

    expect(await inNewYork(`((at) => ${parts})(new Date('2026-07-01T02:30:00Z'))`)).toEqual([2026, 5, 30, 2, 22, 30, 240]);
    expect(await inNewYork(`((at) => ${parts})(new Date('2026-01-01T02:30:00Z'))`)).toEqual([2025, 11, 31, 3, 21, 30, 300]);
  });

  it('is written in it', async () => {
    expect(
      await inNewYork(`[
        new Date(2026, 6, 1, 9, 30).toISOString(),
        new Date(2026, 0).toISOString(),
        new Date('2026-07-01T09:30').toISOString(),
        new Date('2026-07-01').toISOString(),
        new Date('July 1, 2026 9:30').toISOString(),
        new Date('Wed, 01 Jul 2026 09:30:00 GMT').toISOString(),
        new Date(new Date(2026, 6, 1).setHours(33)).toISOString(),
        new Date(Date.parse('2026-07-01T09:30:00+02:00')).toISOString(),
      ]`),
    ).toEqual([
      '2026-07-01T13:30:00.000Z',
      '2026-01-01T05:00:00.000Z',
      '2026-07-01T13:30:00.000Z',
      '2026-07-01T00:00:00.000Z',
      '2026-07-01T13:30:00.000Z',
      '2026-07-01T09:30:00.000Z',
      '2026-07-02T13:00:00.000Z',
      '2026-07-01T07:30:00.000Z',
    ]);
  });

  it('is shown in it, unless a zone is asked for', async () => {
    expect(
      await inNewYork(`[
        String(new Date('2026-07-01T02:30:00Z')),
        new Date('2026-07-01T02:30:00Z').toLocaleDateString('en-US'),
        new Date('2026-07-01T02:30:00Z').toLocaleDateString('en-US', { timeZone: 'Etc/UTC' }),
        String(new Date(NaN)),
        typeof Date(),
      ]`),
    ).toEqual(['Tue Jun 30 2026 22:30:00 GMT-0400', '6/30/2026', '7/1/2026', 'Invalid Date', 'string']);
  });

  it('jumps over the hour that summer time skips, and means the first of a doubled one', async () => {
    expect(await inNewYork('[new Date(2026, 2, 8, 2, 30).toISOString(), new Date(2026, 10, 1, 1, 30).toISOString()]')).toEqual([
      '2026-03-08T07:30:00.000Z',
      '2026-11-01T05:30:00.000Z',
    ]);
  });

  it('leaves dates what they are', async () => {
    expect(
      await inNewYork(`[
        new Date(2026, 0, 1) instanceof Date, Object.prototype.toString.call(new Date()), new Date(new Date(5)).getTime(), new Date(null).getTime(),
        Number.isNaN(new Date('nonsense').getTime()), new (class extends Date {})(7).getTime(), JSON.stringify(new Date(0)), Date.length, Date.name,
        new Date(0).constructor === Date, Object.keys(new Date(0)).length,
      ]`),
    ).toEqual([true, '[object Date]', 5, 0, true, 7, '"1970-01-01T00:00:00.000Z"', 7, 'Date', true, 0]);
  });
});
