// Two users who pull long lists at the same time, interleaved at calls that the first one makes.

import { describe, expect, it, onTestFinished } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import { openCatalog } from '../../emulator/index.ts';
import { type JobProgress, Refusal } from '../../scripts/person.ts';
import { COLLEAGUE, OWNER, openForTwo } from '../support/two-users.ts';
import { rowsOf } from './open-world.ts';
import { callsOf } from './runs.ts';

/** How many calls the first step of a pull makes. */
async function callsOfFirstStep(catalog: DemoCatalog): Promise<number> {
  const { world, ask } = await openForTwo({ at: catalog });
  return callsOf(world.host, () => ask(OWNER, 'pull', { resource: 'courses', filters: {} }));
}

/** Pulls courses as the owner and tags as the colleague, whose first step runs at a call of the owner's. Returns what went wrong. */
async function interleavedAt(catalog: DemoCatalog, call: number): Promise<string[]> {
  const { world, ask } = await openForTwo({ at: catalog });
  const wrong: string[] = [];
  const begin = (user: string, resource: string): JobProgress | undefined => {
    // Whoever finds the lock taken tries again.
    for (let tries = 0; tries < 3; tries += 1) {
      try {
        return ask(user, 'pull', { resource, filters: {} });
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'busy') wrong.push(`${resource}: ${String(error)}`);
      }
    }
    return undefined;
  };
  let tags: JobProgress | undefined;
  world.host.at(call, () => {
    tags = begin(COLLEAGUE, 'tags');
  });
  let courses = begin(OWNER, 'courses');
  tags ??= begin(COLLEAGUE, 'tags');
  for (let steps = 0; steps < 4; steps += 1) {
    try {
      if (courses && courses.phase !== 'done') courses = ask(OWNER, 'step', { job: courses.job });
      if (tags && tags.phase !== 'done') tags = ask(COLLEAGUE, 'step', { job: tags.job });
    } catch (error) {
      wrong.push(String(error));
    }
  }
  for (const [name, progress] of Object.entries({ Courses: courses, Tags: tags }))
    if (progress?.phase !== 'done' || rowsOf(world, name).length !== 101) wrong.push(`${name} aren’t complete`);
  return wrong;
}

/** With 1, the second one starts at each of the last 24 calls of the first one's first step. */
export function interleavedPulls(every: number): void {
  describe('two users who start long pulls in the same second', () => {
    it('both get all records, whatever call of the first one the second one starts at', async () => {
      const catalog = openCatalog({ seed: 1, scale: { courses: 101, tags: 101, orders: 2, enrollments: 2, users: 4 } });
      onTestFinished(() => catalog.close());
      const calls = await callsOfFirstStep(catalog);
      const failed: Record<string, string[]> = {};
      for (let call = calls - 24; call < calls; call += every) {
        const wrong = await interleavedAt(catalog, call);
        if (wrong.length > 0) failed[`call ${call} of ${calls}`] = wrong;
      }
      expect(failed).toEqual({});
    });
  });
}
