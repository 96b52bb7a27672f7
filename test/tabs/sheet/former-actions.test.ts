import { describe, expect, it } from 'vitest';
import { resources } from '../../../src/catalog/resources/index.ts';
import { users } from '../../../src/catalog/resources/users.ts';
import { checksum, decodeEntry, encodeEntry } from '../../../src/sync/plan/journal-entry.ts';
import { encodeStatus, parseStatus, status } from '../../../src/tabs/cells/status-text.ts';
import { currentAction, formerAction } from '../../../src/tabs/sheet/former-actions.ts';
import { changeOf, planFor } from '../../sync/plan-for.ts';

const FORMER = ['give catalog', 'take catalog', 'clear merge'];

describe('former spellings', () => {
  it('name Actions of the table, and are none themselves', () => {
    const actions = resources.flatMap(({ writes }) => Object.keys(writes));
    expect(FORMER.map(currentAction)).toEqual(['add catalog', 'remove catalog', 'unmerge']);
    expect(FORMER.filter((word) => actions.includes(word) || !actions.includes(currentAction(word)))).toEqual([]);
    expect(FORMER.map((word) => formerAction(currentAction(word)))).toEqual(FORMER);
    expect(['update', 'create'].map(currentAction)).toEqual(['update', 'create']);
  });

  it('of a Status name the same intent as today’s', () => {
    const unconfirmed = encodeStatus(status.unconfirmedCreate('abc1', 'no response'));
    expect(unconfirmed).toMatch(/^unconfirmed · abc1: /);
    expect(parseStatus('uncertain · abc1: no answer')).toMatchObject({ kind: 'unconfirmed', intent: 'abc1' });
    expect(parseStatus(unconfirmed)).toMatchObject({ kind: 'unconfirmed', intent: 'abc1' });
    expect(parseStatus(encodeStatus(status.toCreate('abc1')))).toEqual({ kind: 'toCreate', intent: 'abc1' });
    expect(parseStatus('sent · stored as 5')).not.toHaveProperty('intent');
  });

  it('in a stored plan are read as today’s without breaking its checksum', () => {
    const { entries: lines } = planFor([changeOf(users, 'unmerge', '5', [])], { merged_into_user_id: 7 });
    const stored = lines.map((entry) => ({ ...entry, operation: 'clear merge' }));
    const read = stored.map((line) => decodeEntry(encodeEntry(line)));
    expect(read.map(({ operation }) => operation)).toEqual(lines.map(() => 'unmerge'));
    expect(checksum(read)).toBe(checksum(stored));
  });
});
