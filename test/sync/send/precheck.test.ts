import { describe, expect, it } from 'vitest';
import type { Record_ } from '../../../src/catalog/resource.ts';
import { applicants } from '../../../src/catalog/resources/applicants.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { emailDomainSets } from '../../../src/catalog/resources/email-domain-sets.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { CatalogError } from '../../../src/catalog/wire/errors.ts';
import type { Session } from '../../../src/sync/jobs/session.ts';
import type { EntryState, JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import type { RowChange } from '../../../src/sync/plan/row-change.ts';
import type { Write } from '../../../src/sync/plan/write.ts';
import { acceptTheirs, precheck } from '../../../src/sync/send/precheck.ts';
import { aSession, aWrite, type Read } from '../a-session.ts';
import { changeOf } from '../plan-for.ts';

const reviewed: Record_ = { title: 'Botany' };
const update = changeOf(courses, 'update', '5', [['title', 'Botany', 'Plants']]);
const remove = changeOf(tags, 'delete', '9', []);
const drop = changeOf(enrollments, 'drop', '8', []);
const archive = changeOf(courses, 'archive', '5', []);
const forbidden = new CatalogError('forbidden', 'h', { status: 403, serverMessage: 'Not yours.' });

function precheckOf(session: Session, write: Write): Write {
  return precheck(session, [write])[0] as Write;
}

describe('the read just before a write', () => {
  it.each<
    [situation: string, change: RowChange, present: Record_, state: 'planned' | 'sending', now: Read, next: EntryState, note: string]
  >([
    ['a record is as reviewed', update, reviewed, 'planned', reviewed, 'planned', ''],
    ['a record has changed', update, reviewed, 'planned', { title: 'Fungi' }, 'stale', 'changed in Catalog since the review'],
    ['a record is deleted', update, reviewed, 'planned', 'gone', 'failed', 'no longer in Catalog'],
    ['a record can’t be read', update, reviewed, 'planned', forbidden, 'failed', 'Not yours.'],
    ['an interrupted send did arrive', update, reviewed, 'sending', { title: 'Plants' }, 'done', ''],
    ['an interrupted send did not arrive', update, reviewed, 'sending', reviewed, 'planned', ''],
    ['a colleague made the same change', update, reviewed, 'planned', { title: 'Plants' }, 'stale', 'changed in Catalog since the review'],
    ['a colleague deleted it first', remove, { name: 'Old' }, 'planned', 'gone', 'done', 'was gone already'],
    ['an interrupted delete did arrive', remove, { name: 'Old' }, 'sending', 'gone', 'done', ''],
    ['a colleague dropped it first', drop, { status: 'active' }, 'planned', { status: 'dropped' }, 'done', 'was so already'],
    ['an interrupted drop did arrive', drop, { status: 'active' }, 'sending', { status: 'dropped' }, 'done', ''],
    ['Catalog never shows such a record', archive, reviewed, 'planned', 'gone', 'planned', ''],
  ])('when %s', (_, change, present, state, now, next, note) => {
    const write = aWrite(change, present, state);
    const read = precheckOf(aSession({ [change.key]: now }), write);
    expect(read.entries.map((entry) => [entry.state, entry.note])).toEqual(write.entries.map(() => [next, note]));
  });

  it('proves no record deleted that another key than that of the review can’t see', () => {
    const states = (['planned', 'sending'] as const).map((state) => {
      const write = { ...aWrite(remove, { name: 'Old' }, state), otherKey: true as const };
      return precheckOf(aSession({}), write).entries[0]?.state;
    });
    expect(states).toEqual(['failed', 'unconfirmed']);
  });

  it('doesn’t send again what no read shows and what would be done twice', () => {
    const write = aWrite(changeOf(emailDomainSets, 'update', '5', [['domains', undefined, 'example.edu']]), { name: 'Schools' });
    expect(precheckOf(aSession({ '5': { name: 'Schools' } }), write).entries).toMatchObject([
      { state: 'unconfirmed', note: 'interrupted before Catalog responded' },
    ]);
  });

  it('throws if Catalog can’t be read at all', () => {
    expect(() => precheck(aSession({ '5': new CatalogError('wrong-key', 'h') }), [aWrite(update, reviewed, 'planned')])).toThrow(
      'wrong-key',
    );
  });
});

describe('the read before an operation for all or none', () => {
  const applicant = { user_name: 'Ada', listing_id: 4 };
  const together = () => aWrite(changeOf(applicants, 'remove together', '1', []), applicant, 'planned');

  it('sends it if it affects the reviewed records only', () => {
    const write = together();
    const read = precheckOf(aSession({ '1': applicant }, [{ key: '1', values: applicant }]), write);
    expect(new Set(read.entries.map(({ state }) => state))).toEqual(new Set(['planned']));
  });

  it.each([undefined, true] as const)('holds it back if it would affect others, with another key: %s', (otherKey) => {
    const write = { ...together(), otherKey };
    const read = precheckOf(
      aSession({ '1': applicant }, [
        { key: '1', values: applicant },
        { key: '2', values: applicant },
      ]),
      write,
    );
    expect(read.entries[0]).toMatchObject({ state: 'stale', note: 'would also remove learners added since the review' });
  });

  it('fails with a key that can’t see whom it would affect', () => {
    const write = { ...together(), otherKey: true as const };
    const read = precheckOf(aSession({ '1': applicant }, [{ key: '1', values: applicant }]), write);
    expect(read.entries[0]).toMatchObject({ state: 'failed', note: 'can’t be checked with this API key' });
  });
});

describe('Catalog’s value taken for a conflict', () => {
  it('is not sent, and its cell shows the record as it was just read', () => {
    const write = aWrite(update, reviewed, 'planned');
    const theirs = { ...write, entries: write.entries.map((entry): JournalEntry => ({ ...entry, decision: 'theirs' })) };
    expect(acceptTheirs(aSession({}), theirs)).toMatchObject({
      entries: [],
      taken: [{ state: 'skipped', note: 'kept Catalog’s value' }],
      after: reviewed,
    });
  });

  it('leaves a write without such entries as it is', () => {
    const write = aWrite(update, reviewed, 'planned');
    expect(acceptTheirs(aSession({}), write)).toEqual(aWrite(update, reviewed, 'planned'));
  });
});
