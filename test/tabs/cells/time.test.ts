import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, endOfDay, instantsOf, isNearDstGap, serialOf, startOfDay, timeText, toIso } from '../../../src/tabs/cells/time.ts';

const ZONES = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns'];

describe('times in cells', () => {
  it('a serial counts days since 30 December 1899 on the clock of the zone', () => {
    expect(serialOf(Date.parse('1970-01-01T00:00:00Z'), 'UTC')).toBe(25569);
    expect(serialOf(Date.parse('2026-07-01T12:00:00Z'), 'Europe/Berlin')).toBeCloseTo(46204 + 14 / 24, 9);
    expect(serialOf(Date.parse('2026-01-01T12:00:00Z'), 'Asia/Kolkata')).toBeCloseTo(46023 + 17.5 / 24, 9);
  });

  it('a cell shows the minute on the clock of the zone, in any year', () => {
    expect(timeText(Date.parse('2026-07-01T12:00:59Z'), 'Europe/Berlin')).toBe('2026-07-01 14:00');
    expect(timeText(Date.parse('+057373-04-12T04:00:00Z'), 'America/New_York')).toBe('57373-04-12 00:00');
  });

  it('every instant is among the instants of its serial, in every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 946_684_800, max: 2_524_608_000 }), (zone, seconds) => {
        expect(instantsOf(serialOf(seconds * 1000, zone), zone)).toContain(seconds * 1000);
      }),
    );
  });

  it('a time that clocks skip has no instant, one that they show twice has two', () => {
    const serial = (text: string) => Date.parse(`${text}Z`) / 86_400_000 + 25569;
    expect(instantsOf(serial('2026-03-29T02:30:00'), 'Europe/Berlin')).toEqual([]);
    expect(instantsOf(serial('2026-10-25T02:30:00'), 'Europe/Berlin').map(toIso)).toEqual(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']);
    expect(instantsOf(serial('2026-11-01T01:30:00'), 'America/New_York')).toHaveLength(2);
  });

  it('a time is beside a gap within an hour of it, on either side, and never where clocks go back', () => {
    const beside = (text: string, zone: string) => isNearDstGap(Date.parse(text), zone);
    expect(beside('2026-03-29T00:30:00Z', 'Europe/Berlin')).toBe(true);
    expect(beside('2026-03-29T01:30:00Z', 'Europe/Berlin')).toBe(true);
    expect(beside('2026-03-29T02:30:00Z', 'Europe/Berlin')).toBe(false);
    expect(beside('2026-10-25T01:00:00Z', 'Europe/Berlin')).toBe(false);
    expect(beside('2026-03-29T01:30:00Z', 'Asia/Kolkata')).toBe(false);
  });

  it('a day begins and ends on the clock of the spreadsheet, also when it has 23 or 25 hours', () => {
    expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00Z');
    expect(endOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-29T21:59:59Z');
    expect(endOfDay('2026-10-25', 'Europe/Berlin')).toBe('2026-10-25T22:59:59Z');
    expect(startOfDay('2026-01-31', 'America/New_York')).toBe('2026-01-31T05:00:00Z');
  });

  it('where clocks skip midnight the day begins with the first minute that exists', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00Z');
  });

  it('the hour of the schedule is the one on the clock of the spreadsheet', () => {
    expect(clockOf(Date.parse('2026-07-01T23:30:00Z'), 'Europe/Berlin')).toEqual({ day: '2026-07-02', hour: 1 });
  });
});
