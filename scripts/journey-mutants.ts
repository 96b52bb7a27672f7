// `npm run mutants journeys [text ...]`: builds the product with each fault of test/mutants/journeys.ts, and shows that the test
// named there fails. With texts, only faults whose file, rule, or test contains one of them.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutants } from '../test/mutants/journeys.ts';
import type { JourneyMutant } from '../test/mutants/mutant.ts';
import { FILES_BESIDE_CODE } from './built-files.ts';
import { mutated, survivor, textProblem } from './mutant-text.ts';
import { serverText } from './server-bundle.ts';

const project = join(import.meta.dirname, '..');
const RUNNERS = 2;
/** A fault can make a job endless. On a busy computer, a test takes minutes. */
const LONGEST_RUN_MS = 600_000;

/** What one run of a test file came to. */
interface Judged {
  failed: string[];
  passed: number;
  /** Why no test ran. */
  broken?: string;
}

/** Returns the exit code. */
export async function judgeJourneyMutants(chosen: readonly string[]): Promise<number> {
  const began = Date.now();
  const wanted = mutants.filter(
    (mutant) => chosen.length === 0 || chosen.some((text) => [mutant.file, mutant.rule, mutant.test].some((part) => part.includes(text))),
  );
  const problems = wanted.flatMap((mutant) => textProblem(readSource(mutant), mutant) ?? []);
  const tests = Array.from(new Map(wanted.map((mutant) => [`${mutant.test} ${mutant.title}`, mutant])).values());
  await inTurns(problems.length > 0 ? [] : tests, async (mutant) => {
    const { failed, passed, broken } = await judge(mutant, undefined);
    if (failed.length > 0 || passed === 0)
      problems.push(`${mutant.test}: “${mutant.title}” doesn’t pass without a mutant. ${broken ?? ''}`);
  });
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return 2;

  let killed = 0;
  await inTurns(wanted, async (mutant) => {
    const { failed, broken } = await judge(mutant, mutated(readSource(mutant), mutant));
    if (failed.length > 0) killed += 1;
    else console.error(survivor(mutant, broken ?? `passed: ${mutant.test}`));
  });
  console.log(`mutants of the product: killed ${killed} of ${wanted.length} by journeys, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return killed === wanted.length ? 0 : 1;
}

function readSource({ file }: JourneyMutant): string {
  return readFileSync(join(project, file), 'utf8');
}

/** Builds the product with one file replaced, and runs the test of the mutant against it. */
async function judge({ file, test, title }: JourneyMutant, text: string | undefined): Promise<Judged> {
  const dist = mkdtempSync(join(tmpdir(), 'catalog-sync-mutant-'));
  try {
    for (const name of FILES_BESIDE_CODE) copyFileSync(join(project, 'dist', name), join(dist, name));
    writeFileSync(join(dist, 'Code.js'), (await serverText(project, text === undefined ? undefined : { file, text })).text);
    return await runTest(dist, test, title);
  } catch (error) {
    return { failed: [], passed: 0, broken: String(error) };
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}

function runTest(dist: string, test: string, title: string): Promise<Judged> {
  const vitest = join(project, 'node_modules/vitest/vitest.mjs');
  const pattern = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const output = join(dist, 'results.json');
  const parameters = [vitest, 'run', test, '--testNamePattern', pattern, '--bail=1', '--reporter=json', `--outputFile=${output}`];
  const environment = { ...process.env, CATALOG_SYNC_DIST: dist };
  return new Promise((resolve) => {
    execFile(process.execPath, parameters, { cwd: project, env: environment, timeout: LONGEST_RUN_MS }, (error, _, stderr) => {
      try {
        resolve(readResults(output));
      } catch {
        resolve({ failed: [], passed: 0, broken: error?.killed ? 'ran endlessly' : stderr.slice(-500) });
      }
    });
  });
}

function readResults(file: string): Judged {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
    testResults: { message?: string; assertionResults: { status: string; fullName: string }[] }[];
  };
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    failed: results.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    passed: results.filter(({ status }) => status === 'passed').length,
    ...(results.length === 0 ? { broken: testResults[0]?.message } : {}),
  };
}

/** Works on all of them, a few at a time. */
async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const turn = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: RUNNERS }, turn));
}
