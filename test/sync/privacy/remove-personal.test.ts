import { describe, expect, it } from 'vitest';
import { saveJob } from '../../../src/sync/jobs/job.ts';
import type { JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import { withoutPersonalData } from '../../../src/sync/privacy/clear-entries.ts';
import { completeResources } from '../../../src/sync/privacy/personal-columns.ts';
import { stepRemoval } from '../../../src/sync/privacy/remove-personal.ts';
import { RemovedValues } from '../../../src/sync/privacy/removed-values.ts';
import type { TabEntry } from '../../../src/tabs/memory/registry.ts';
import { fakeProperties } from '../../tabs/fake-workbook.ts';
import { fakeSession, pullJob } from '../fake-session.ts';

/** One field of a write, as the journal stores it. */
function entryOf(changes: Partial<JournalEntry>): JournalEntry {
  const stored = { base: 'a', server: 'b', value: 'c', typed: 'd', stored: 'e', note: 'c is taken' };
  return { resource: 'users', sheet: 7, key: '31', caption: 'Ann', field: 'email_address', ...stored, ...changes } as JournalEntry;
}

const cleared = { base: undefined, server: undefined, value: undefined, typed: undefined, stored: undefined, note: '' };
const none = new RemovedValues();
const tab = { sheet: 7, custom: [{ name: 'size', label: 'Size' }] } as TabEntry;

describe('a journal entry', () => {
  it.each([
    ['a personal field', 'users', 'email_address', cleared],
    ['a user-defined field', 'users', 'custom.size', cleared],
    ['a user-defined field that the tab no longer has', 'users', 'custom.age', cleared],
    ['a field without personal data', 'users', 'id', {}],
  ])('of %s loses names and what was sent of persons', (_, resource, field, expected) => {
    const entry = entryOf({ resource, field });
    expect(withoutPersonalData(entry, completeResources([tab])(entry), none)).toEqual({ ...entry, caption: 'user 31', ...expected });
  });

  it('without personal data is returned as it is', () => {
    const entry = entryOf({ resource: 'tags', field: 'name', caption: 'Art' });
    expect(withoutPersonalData(entry, completeResources([])(entry), none)).toBe(entry);
  });

  it('loses a typed address of an ID, and names and addresses in its note, and keeps what isn’t about a person', () => {
    const values = new RemovedValues();
    values.add('user_name', 'Ann Lee');
    const entry = entryOf({
      resource: 'enrollments',
      field: 'canvas_user_id',
      value: 71,
      typed: 'ann@example.com',
      base: undefined,
      server: undefined,
      stored: 71,
      note: 'Ann Lee (ann@example.com) is enrolled',
    });
    expect(withoutPersonalData(entry, completeResources([])(entry), values)).toMatchObject({
      value: 71,
      stored: 71,
      typed: undefined,
      note: '… (…) is enrolled',
    });
  });

  it('of a new record, which has no key, is called by its type', () => {
    const entry = entryOf({ key: '' });
    expect(withoutPersonalData(entry, completeResources([])(entry), none).caption).toBe('user');
  });
});

describe('removing personal data', () => {
  it('is refused while a pull or send is unfinished, because its records would come back', () => {
    const session = fakeSession();
    saveJob(session.document, pullJob());
    const file = { ...session, user: fakeProperties() };
    expect(() => stepRemoval(file, { everyone: true }, { name: '', at: 0 }, 0)).toThrow('A pull or send hasn’t finished.');
    expect(Object.keys(session.document.all())).toEqual(['job.pull1']);
  });
});
