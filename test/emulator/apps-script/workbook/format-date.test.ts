import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../../emulator/apps-script/workbook/format-date.ts';

describe('formatDate', () => {
  it.each([
    ["yyyy-MM-dd'T'HH:mm:ss'Z'", 'Etc/UTC', '2024-07-01T22:05:09Z'],
    ['d MMM yyyy h:mm a', 'America/New_York', '1 Jul 2024 6:05 PM'],
    ['EEEE, XXX', 'Europe/Berlin', 'Tuesday, +02:00'],
    ['yy/M/d H', 'Asia/Kolkata', '24/7/2 3'],
  ])('%s in %s', (pattern, zone, text) => {
    expect(formatDate(new Date('2024-07-01T22:05:09Z'), zone, pattern)).toBe(text);
  });
});
