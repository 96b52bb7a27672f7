// Before the first test, and before each further round of the watch mode: builds dist/ if it's missing, or if a source is newer.
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeDist } from '../../scripts/make-dist.ts';
import { isDistStale } from '../../scripts/stale-dist.ts';

const root = join(import.meta.dirname, '../..');

export default async function setup(project: TestProject): Promise<void> {
  await refresh();
  project.onTestsRerun(refresh);
}

async function refresh(): Promise<void> {
  if (!isDistStale(root)) return;
  const began = Date.now();
  await makeDist(root);
  console.log(`dist/ was missing or older than its sources. Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}
