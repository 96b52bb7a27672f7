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

/** A write as it is before it goes out: what the review compared it with, and whether an earlier run has started it. */
interface Planned {
  change: RowChange;
  present: Record_;
  state: 'planned' | 'sending';
}

describe('the read just before a write', () => {
  it.each<[situation: string, write: Planned, now: Read, expected: { next: EntryState; note: string }]>([
    ['a record is as reviewed', { change: update, present: reviewed, state: 'planned' }, reviewed, { next: 'planned', note: '' }],
    [
      'a record has changed',
      { change: update, present: reviewed, state: 'planned' },
      { title: 'Fungi' },
      { next: 'stale', note: 'changed in Catalog since the review' },
    ],
    [
      'a record is deleted',
      { change: update, present: reviewed, state: 'planned' },
      'gone',
      { next: 'failed', note: 'no longer in Catalog' },
    ],
    ['a record can’t be read', { change: update, present: reviewed, state: 'planned' }, forbidden, { next: 'failed', note: 'Not yours.' }],
    [
      'an interrupted send did arrive',
      { change: update, present: reviewed, state: 'sending' },
      { title: 'Plants' },
      { next: 'done', note: '' },
    ],
    [
      'an interrupted send did not arrive',
      { change: update, present: reviewed, state: 'sending' },
      reviewed,
      { next: 'planned', note: '' },
    ],
    [
      'a colleague made the same change',
      { change: update, present: reviewed, state: 'planned' },
      { title: 'Plants' },
      { next: 'stale', note: 'changed in Catalog since the review' },
    ],
    [
      'a colleague deleted it first',
      { change: remove, present: { name: 'Old' }, state: 'planned' },
      'gone',
      { next: 'done', note: 'was gone already' },
    ],
    [
      'an interrupted delete did arrive',
      { change: remove, present: { name: 'Old' }, state: 'sending' },
      'gone',
      { next: 'done', note: '' },
    ],
    [
      'a colleague dropped it first',
      { change: drop, present: { status: 'active' }, state: 'planned' },
      { status: 'dropped' },
      { next: 'done', note: 'was so already' },
    ],
    [
      'an interrupted drop did arrive',
      { change: drop, present: { status: 'active' }, state: 'sending' },
      { status: 'dropped' },
      { next: 'done', note: '' },
    ],
    ['Catalog never shows such a record', { change: archive, present: reviewed, state: 'planned' }, 'gone', { next: 'planned', note: '' }],
  ])('when %s', (_, { change, present, state }, now, { next, note }) => {
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
