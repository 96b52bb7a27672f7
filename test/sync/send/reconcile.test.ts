import { describe, expect, it } from 'vitest';
import type { WriteOutcome } from '../../../src/catalog/client.ts';
import type { Record_ } from '../../../src/catalog/resource.ts';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { emailDomainSets } from '../../../src/catalog/resources/email-domain-sets.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { users } from '../../../src/catalog/resources/users.ts';
import { CatalogError } from '../../../src/catalog/wire/errors.ts';
import type { JournalEntry } from '../../../src/sync/plan/journal-entry.ts';
import type { Write } from '../../../src/sync/plan/write.ts';
import { holdRest, reconcile } from '../../../src/sync/send/reconcile.ts';
import { aSession, aWrite, type Read } from '../a-session.ts';
import { changeOf } from '../plan-for.ts';

const before: Record_ = { title: 'Botany', enrollment_fee: '49', visibility: 'listed' };
const update = changeOf(courses, 'update', '5', [['title', 'Botany', 'Plants']]);
const done: WriteOutcome = { outcome: 'done' };
const unknown: WriteOutcome = { outcome: 'unknown', serverMessage: 'No response.' };

interface Expected {
  state: string;
  note: string;
}

/** The state and note of each entry after Catalog's response and a read. */
function reconciled(write: Write, outcome: WriteOutcome, read: Read): [state: string, note: string][] {
  return resultOf(write, outcome, read).entries.map(({ state, note }) => [state, note]);
}

function resultOf(write: Write, outcome: WriteOutcome, read: Read): Write {
  const {
    writes: [result],
  } = reconcile(aSession({ [write.entries[0]?.key ?? '']: read }), [write], [outcome]);
  return result as Write;
}

describe('the result of an update', () => {
  it.each<[situation: string, outcome: WriteOutcome, after: Read, expected: Expected]>([
    ['Catalog stored what was sent', done, { ...before, title: 'Plants' }, { state: 'done', note: '' }],
    ['Catalog stored something else', done, { ...before, title: 'Plants!' }, { state: 'done', note: 'stored as Plants!' }],
    ['Catalog kept the old value', done, before, { state: 'failed', note: 'ignored by Catalog' }],
    [
      'Catalog doesn’t return the field',
      done,
      { enrollment_fee: '49', visibility: 'listed' },
      { state: 'done', note: 'can’t be verified' },
    ],
    ['the record is deleted by now', done, 'gone', { state: 'done', note: 'couldn’t be read back' }],
    ['no response came, but the value is there', unknown, { ...before, title: 'Plants' }, { state: 'done', note: '' }],
    ['no response came, and the record is as before', unknown, before, { state: 'planned', note: 'No response.' }],
    [
      'no response came, and the value is a third one',
      unknown,
      { ...before, title: 'Fungi' },
      { state: 'unconfirmed', note: 'No response, and Catalog now has a different value' },
    ],
    [
      'Catalog returned an error of its own, and the record is as before',
      { outcome: 'unknown', serverMessage: 'Catalog returned 500.' },
      before,
      { state: 'planned', note: 'Catalog returned 500.' },
    ],
    ['no response came, and the record can’t be read', unknown, 'gone', { state: 'unconfirmed', note: 'couldn’t be read back' }],
    [
      'another field changed beside it',
      done,
      { ...before, title: 'Plants', visibility: 'hidden' },
      { state: 'done', note: 'also changed: Visibility' },
    ],
    [
      'Catalog refused it',
      { outcome: 'refused', status: 422, serverMessage: 'Title is taken.' },
      before,
      { state: 'failed', note: 'Title is taken.' },
    ],
    [
      'Catalog refused it without a message',
      { outcome: 'refused', status: 422, serverMessage: '' },
      before,
      { state: 'failed', note: 'Catalog returned 422' },
    ],
    [
      'Catalog asked for a pause',
      { outcome: 'refused', status: 429, serverMessage: 'Slow down.' },
      before,
      { state: 'planned', note: 'Slow down.' },
    ],
    ['Catalog refused the key', { outcome: 'refused', status: 401, serverMessage: 'No.' }, before, { state: 'planned', note: '' }],
    ['a job in Catalog does it', { outcome: 'begun', job: '7' }, before, { state: 'sending', note: '' }],
  ])('when %s', (_, outcome, after, { state, note }) => {
    expect(reconciled(aWrite(update, before), outcome, after)).toEqual([[state, note]]);
  });

  it('is planned again twice and then fails', () => {
    let write = aWrite(update, before);
    for (const next of [
      ['planned', 1, 'No response.'],
      ['planned', 2, 'No response.'],
      ['failed', 2, 'No response.'],
    ]) {
      write = resultOf(write, unknown, before);
      expect(write.entries.map(({ state, attempts, note }) => [state, attempts, note])).toEqual([next]);
      write = { ...write, entries: write.entries.map((entry): JournalEntry => ({ ...entry, state: 'sending' })) };
    }
  });

  it('waits for the job in Catalog that does it', () => {
    expect(resultOf(aWrite(update, before), { outcome: 'begun', job: '7' }, before).entries).toMatchObject([
      { state: 'sending', job: '7' },
    ]);
  });

  it('is never sent again if sending twice would do it twice', () => {
    const add = changeOf(emailDomainSets, 'update', '5', [['domains', undefined, 'example.edu']]);
    expect(reconciled(aWrite(add, { name: 'Schools' }), unknown, { name: 'Schools' })).toEqual([['unconfirmed', 'No response.']]);
  });

  it('stands without a read, and the reason is returned', () => {
    const failure = new CatalogError('wrong-key', 'h', { status: 401 });
    const write = aWrite(update, before);
    const result = reconcile(aSession({ '5': failure }), [write], [done]);
    expect(result.failure).toBe(failure);
    expect(result.writes[0]?.entries).toMatchObject([{ state: 'done', note: 'couldn’t be read back' }]);
  });

  it('names no other field as changed that the read back lacks', () => {
    const after = { title: 'Plants', enrollment_fee: '49' };
    expect(reconciled(aWrite(update, before), done, after)).toEqual([['done', '']]);
  });

  it('belongs to its own write, also beside one that was refused', () => {
    const other = aWrite({ ...update, key: '6' }, before);
    const write = aWrite(update, before);
    const refused: WriteOutcome = { outcome: 'refused', status: 422, serverMessage: 'No.' };
    const { writes } = reconcile(aSession({ '5': { ...before, title: 'Plants' } }), [other, write], [refused, done]);
    expect(writes.map(({ entries }) => entries[0]?.state)).toEqual(['failed', 'done']);
    expect([other, write].map(({ entries }) => entries[0]?.state)).toEqual(['sending', 'sending']);
  });
});

describe('the result of an Action', () => {
  const drop = () => aWrite(changeOf(enrollments, 'drop', '8', []), { status: 'active' });
  const remove = () => aWrite(changeOf(tags, 'delete', '9', []), { name: 'Old', updated_at: '1' });

  it.each<[situation: string, sent: { write: () => Write; outcome: WriteOutcome; after: Read }, expected: Expected]>([
    ['the record is as the Action leaves it', { write: drop, outcome: unknown, after: { status: 'dropped' } }, { state: 'done', note: '' }],
    ['the record is deleted', { write: remove, outcome: done, after: 'gone' }, { state: 'done', note: '' }],
    [
      'the record had been deleted before',
      { write: remove, outcome: { outcome: 'done', already: true }, after: 'gone' },
      { state: 'done', note: 'was gone already' },
    ],
    [
      'the record still exists',
      { write: remove, outcome: done, after: { name: 'Old' } },
      { state: 'failed', note: 'Catalog accepted this, but the record still exists' },
    ],
    [
      'no response came, and the record changed',
      { write: remove, outcome: unknown, after: { name: 'Old', updated_at: '2' } },
      { state: 'done', note: 'No response.' },
    ],
    [
      'no response came, and the record is as before',
      { write: remove, outcome: unknown, after: { name: 'Old', updated_at: '1' } },
      { state: 'planned', note: 'No response.' },
    ],
    [
      'Catalog did only some of several',
      { write: remove, outcome: { outcome: 'mixed', serverMessage: 'some' }, after: { name: 'Old', updated_at: '1' } },
      { state: 'failed', note: 'some' },
    ],
  ])('when %s', (_, { write, outcome, after }, { state, note }) => {
    const [entry] = reconciled(write(), outcome, after);
    expect(entry).toEqual([state, note]);
  });

  it('proves no record deleted that another key than that of the review can’t see', () => {
    const write: Write = { ...remove(), otherKey: true, before: undefined };
    expect(reconciled(write, done, 'gone')[0]).toEqual(['unconfirmed', 'can’t be seen with this API key']);
  });

  it('fails if Catalog removed more than was asked, and holds back the rest', () => {
    const clear = changeOf(users, 'delete orders and enrollments', '1', []);
    const write = resultOf(aWrite(clear, { user_name: 'Ada' }), done, 'gone');
    const note = 'Catalog deleted the entire user, which wasn’t requested';
    expect(write).toMatchObject({ overdone: true, entries: [{ state: 'failed', note }] });
    const same = aWrite({ ...clear, key: '2' }, { user_name: 'Alan' }, 'planned').entries;
    const other = aWrite(update, before, 'planned').entries;
    expect(holdRest(aSession({}), [...same, ...other], [write])).toMatchObject([
      { state: 'skipped', note: 'not sent because Catalog removed more than requested' },
      { state: 'planned' },
    ]);
  });
});
