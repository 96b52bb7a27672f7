// `npx tsx scripts/count-expects.ts BASE [HEAD]`: compares the calls of `expect` per test file between two commits, renames followed.
// Prints every file that has fewer than before, and fails if there is one.
import { execFileSync } from 'node:child_process';

const [base, head = 'HEAD'] = process.argv.slice(2);
if (base === undefined) {
  console.error('Usage: npx tsx scripts/count-expects.ts BASE [HEAD]');
  process.exit(2);
}

const renamed = renames(base, head);
const before = countsAt(base);
const after = countsAt(head);
const fallen = [...before].filter(([file, count]) => (after.get(renamed.get(file) ?? file) ?? 0) < count);
for (const [file, count] of fallen) {
  const today = renamed.get(file) ?? file;
  const name = today === file ? file : `${file} -> ${today}`;
  console.log(after.has(today) ? `${name}: ${count} -> ${after.get(today)}` : `${name}: ${count} -> no such file`);
}
console.log(`expect calls: ${sum(before)} in ${before.size} files -> ${sum(after)} in ${after.size} files; fewer in ${fallen.length}`);
process.exitCode = fallen.length > 0 ? 1 : 0;

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** By old path. A file that was moved and edited counts as the same if a third of it is. */
function renames(from: string, to: string): Map<string, string> {
  const lines = git('diff', '--name-status', '--find-renames=33%', '-l', '0', '--diff-filter=R', from, to, '--', 'test').split('\n');
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, old, today] = line.split('\t');
      return old !== undefined && today !== undefined ? [[old, today]] : [];
    }),
  );
}

/** By test file and helper that expects something. One call of git for all of them. */
function countsAt(commit: string): Map<string, number> {
  const found = git('grep', '--only-matching', '-E', '\\bexpect(\\(|\\.[a-z]+)', commit, '--', 'test/*.ts', 'test/*.tsx');
  const counts = new Map<string, number>();
  for (const line of found.split('\n')) {
    const file = line.split(':')[1];
    if (file !== undefined) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
