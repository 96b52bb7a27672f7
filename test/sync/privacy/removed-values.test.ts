import { describe, expect, it } from 'vitest';
import { RemovedValues, withoutAddresses } from '../../../src/sync/privacy/removed-values.ts';

function removed(...values: [field: string, value: unknown][]): RemovedValues {
  const all = new RemovedValues();
  for (const [field, value] of values) all.add(field, value);
  return all;
}

describe('removed values', () => {
  const values = removed(
    ['user_name', 'Maria O’Neil-Park'],
    ['email_address', 'maria.oneil@example.com'],
    ['first_name', 'Maria'],
    ['user_name', '王芳'],
    ['custom.phone', '+1 555 0112'],
    ['custom.heard_from', 'Web'],
    ['custom.conduct', '1'],
    ['custom.employer', 'Müller & Söhne'],
  );

  it.each([
    ['Maria O’Neil-Park', '…'],
    ["Ask maria  o'neil-park, please", 'Ask …, please'],
    ['(MARIA.ONEIL@EXAMPLE.COM)', '(…)'],
    [' Maria ', '…'],
    ['王芳 is enrolled', '… is enrolled'],
    ['Call +1 555 0112.', 'Call +….'],
    ['at Müller & Söhne', 'at …'],
  ])('are found as whole words in “%s”', (text, expected) => {
    expect(values.isIn(text)).toBe(true);
    expect(values.redact(text)).toBe(expected);
  });

  it.each(['Maria Montessori', 'Maria O’Neil-Parker', 'xmaria.oneil@example.com', 'Web Design', 'Web', '1', 'Maria O’Neil', ''])(
    'aren’t found in “%s”',
    (text) => {
      expect(values.isIn(text)).toBe(false);
      expect(values.redact(text)).toBe(text);
    },
  );

  it('can be none', () => {
    const none = removed(['user_name', ''], ['user_name', null], ['user_name', 5550112]);
    expect(['', 'null', '5550112'].filter((text) => none.isIn(text))).toEqual([]);
  });
});

describe('addresses', () => {
  it.each([
    ['“ana@x.example” isn’t a user, nor is bo@y.example.', '“…” isn’t a user, nor is …'],
    ['no address @ all, and no @handle', 'no address @ all, and no @handle'],
    ['@'.repeat(5_000), '@'.repeat(5_000)],
  ])('are replaced in “%.40s”', (text, expected) => {
    expect(withoutAddresses(text)).toBe(expected);
  });
});
