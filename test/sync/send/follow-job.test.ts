import { describe, expect, it } from 'vitest';
import { courses } from '../../../src/catalog/resources/courses.ts';
import type { Write } from '../../../src/sync/plan/write.ts';
import { followJob } from '../../../src/sync/send/follow-job.ts';
import { aSession, aWrite } from '../a-session.ts';
import { changeOf } from '../plan-for.ts';

const update = changeOf(courses, 'update', '5', [['title', 'Botany', 'Plants']]);

/** The state of a write whose job in Catalog began then, and hasn't ended at midnight. */
function followedSince(at: string, title: string): string[] {
  const session = aSession({ 5: { title } });
  const write = waiting('7', at);
  const client = { ...session.client, job: () => ({ id: '7', ended: false, problems: [] }) };
  const [followed] = followJob({ ...session, client }, [write]);
  return followed?.entries.map(({ state, note }) => `${state}: ${note}`) ?? [];
}

function waiting(job: string, at: string): Write {
  const write = aWrite(update, { title: 'Botany' });
  return { ...write, entries: write.entries.map((entry) => ({ ...entry, job, at })) };
}

describe('a job in Catalog that hasn’t ended', () => {
  it('is waited for at first', () => {
    expect(followedSince('2026-01-01T23:40:00Z', 'Botany')).toEqual(['sending: ']);
  });

  it('is found again, whatever its ID looks like', () => {
    const id = 'af3b-11 "x"';
    const session = aSession({ 5: { title: 'Plants' } });
    const asked: string[] = [];
    const job = (asking: string) => {
      asked.push(asking);
      return { id: asking, ended: true, problems: [] };
    };
    const [followed] = followJob({ ...session, client: { ...session.client, job } }, [waiting(id, '2026-01-01T23:59:00Z')]);
    expect([asked, followed?.entries.map(({ state }) => state)]).toEqual([[id], ['done']]);
  });

  it('ends the write after half an hour, with what Catalog has then', () => {
    expect(followedSince('2026-01-01T23:20:00Z', 'Plants')).toEqual(['done: ']);
    expect(followedSince('2026-01-01T23:20:00Z', 'Plants of old')).toEqual([
      'unconfirmed: the result of Catalog job 7 is unknown, and Catalog now has a different value',
    ]);
  });
});
