import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, serialOf } from '../../../../emulator/apps-script/workbook/serial.ts';

describe('serial numbers', () => {
  it('count days from 30 December 1899', () => {
    expect(serialOf(Date.UTC(1899, 11, 30), 'Etc/UTC')).toBe(0);
    expect(serialOf(Date.UTC(2024, 0, 2, 12), 'Etc/UTC')).toBe(45293.5);
  });

  it('show the wall clock of the zone', () => {
    expect(serialOf(Date.UTC(2024, 6, 1, 22), 'Europe/Berlin')).toBe(45475);
    expect(serialOf(Date.UTC(2024, 0, 1, 23), 'Europe/Berlin')).toBe(45293);
  });

  it('come back as the same instant outside doubled hours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1950, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 }),
        fc.constantFrom('Etc/UTC', 'Asia/Kolkata', 'Asia/Tokyo', 'America/Phoenix'),
        (minutes, zone) => {
          fc.pre(minutes > Date.UTC(1970, 0, 1) / 60_000);
          expect(instantOf(serialOf(minutes * 60_000, zone), zone)).toBe(minutes * 60_000);
        },
      ),
    );
  });

  it('mean the first of a doubled hour', () => {
    const doubled = serialOf(Date.UTC(2024, 9, 27, 0, 30), 'Europe/Berlin');

    expect(serialOf(Date.UTC(2024, 9, 27, 1, 30), 'Europe/Berlin')).toBe(doubled);
    expect(instantOf(doubled, 'Europe/Berlin')).toBe(Date.UTC(2024, 9, 27, 0, 30));
  });

  it('move forward out of the hour that summer time skips', () => {
    const skipped = serialOf(Date.UTC(2024, 2, 31, 2, 30), 'Etc/UTC');

    expect(instantOf(skipped, 'Europe/Berlin')).toBe(Date.UTC(2024, 2, 31, 1, 30));
  });
});
