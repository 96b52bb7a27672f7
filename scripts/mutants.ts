// `npm run mutants journeys`: see `journey-mutants.ts`.
// `npm run mutants [text ...]`: shows that the unit tests of the pure cores fail on every fault in test/mutants.
// With texts, only faults in files whose path contains one of them. The faulty text exists only in memory, so a run
// that is stopped leaves the project as it is.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { createVitest, type TestModule, type Vitest } from 'vitest/node';
import type { Mutant } from '../test/mutants/mutant.ts';
import { readSources } from './checks/read-sources.ts';
import { testsByDistance, unitTests } from './checks/unit-tests.ts';
import { judgeJourneyMutants } from './journey-mutants.ts';
import { mutated, survivor, textProblem } from './mutant-text.ts';

const project = join(import.meta.dirname, '..');
const RUNNERS = 2;
/** An endless loop would otherwise keep the command running forever. */
const LONGEST_RUN_MS = 60_000;

interface Outcome {
  mutant: Mutant;
  killed: boolean;
  /** Why the mutant survived, or the test that failed. */
  detail: string;
}

/** Runs tests from source, with at most one file replaced. */
interface Runner {
  run(tests: readonly string[], replaced?: { file: string; text: string }): Promise<TestModule[]>;
  close(): Promise<void>;
}

const began = Date.now();
const chosen = process.argv.slice(2);
if (chosen[0] === 'journeys') process.exit(await judgeJourneyMutants(chosen.slice(1)));
const tests = unitTests(readSources(project, ['src', 'emulator', 'scripts', 'test']));
const mutants = (await readMutants()).filter(({ file }) => chosen.length === 0 || chosen.some((text) => file.includes(text)));
const problems = (await Promise.all(mutants.map(problemOf))).filter((problem) => problem !== undefined);
if (problems.length > 0) fail(problems);

const runners = await Promise.all(Array.from({ length: Math.min(RUNNERS, mutants.length) }, openRunner));
try {
  const failing = await failingWithoutMutants();
  if (failing.length > 0) fail(['These unit tests fail without a mutant:', ...failing]);
  const outcomes = await judgeAll();
  const survivors = outcomes.filter(({ killed }) => !killed);
  for (const { mutant, detail } of survivors) console.error(survivor(mutant, detail));
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`mutants of the pure cores: killed ${outcomes.length - survivors.length} of ${outcomes.length} by unit tests, ${seconds} s`);
  process.exitCode = survivors.length > 0 ? 1 : 0;
} finally {
  await Promise.all(runners.map((runner) => runner.close()));
}

async function readMutants(): Promise<Mutant[]> {
  const folder = join(project, 'test/mutants');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && !['mutant.ts', 'journeys.ts'].includes(name));
  const lists = await Promise.all(names.sort().map(async (name): Promise<Mutant[]> => (await import(join(folder, name))).mutants));
  return lists.flat();
}

/** Returns a sentence if the mutant can't be applied to today's source. */
async function problemOf(mutant: Mutant): Promise<string | undefined> {
  const { file, find, replace, rule } = mutant;
  const source = readSource(file);
  if (source === undefined) return `${file} doesn’t exist (mutant: ${rule}).`;
  const problem = textProblem(source, mutant);
  if (problem !== undefined) return problem;
  if (find === replace) return `${file}: the mutant “${rule}” changes nothing.`;
  if (testsByDistance(tests, file).length === 0) return `${file}: no unit test imports this file (mutant: ${rule}).`;
  try {
    await transform(mutated(source, mutant), { loader: 'ts' });
    return undefined;
  } catch {
    return `${file}: the mutant “${rule}” isn’t valid TypeScript.`;
  }
}

function readSource(file: string): string | undefined {
  try {
    return readFileSync(join(project, file), 'utf8');
  } catch {
    return undefined;
  }
}

async function failingWithoutMutants(): Promise<string[]> {
  const needed = [...new Set(mutants.flatMap(({ file }) => testsByDistance(tests, file).flat()))];
  const parts = runners.map((_, at) => needed.filter((_test, index) => index % runners.length === at));
  const modules = (await Promise.all(runners.map((runner, at) => runner.run(parts[at] ?? [])))).flat();
  return modules.filter((module) => !module.ok()).map((module) => module.moduleId);
}

async function judgeAll(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  // Mutants of one file follow each other, so that a runner keeps its transformed files.
  const waiting = [...mutants].sort((a, b) => a.file.localeCompare(b.file));
  await Promise.all(
    runners.map(async (runner) => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) outcomes.push(await judge(runner, mutant));
    }),
  );
  return outcomes;
}

/** Runs the tests nearest to the file first, and the further ones only if those pass. */
async function judge(runner: Runner, mutant: Mutant): Promise<Outcome> {
  const replaced = { file: mutant.file, text: mutated(readSource(mutant.file) ?? '', mutant) };
  const groups = testsByDistance(tests, mutant.file);
  for (const group of groups) {
    const modules = await withinTime(runner.run(group, replaced), mutant);
    for (const module of modules) {
      for (const test of module.children.allTests('failed')) return { mutant, killed: true, detail: test.fullName };
    }
    const unloaded = modules.find((module) => !module.ok());
    if (unloaded) return { mutant, killed: false, detail: `${unloaded.moduleId} can’t be loaded, so no test judged it.` };
  }
  return { mutant, killed: false, detail: `passed: ${groups.flat().join(', ')}` };
}

async function withinTime<T>(run: Promise<T>, { file, rule }: Mutant): Promise<T> {
  const timer = setTimeout(() => fail([`${file}: the tests run endlessly with the mutant “${rule}”. Choose another one.`]), LONGEST_RUN_MS);
  try {
    return await run;
  } finally {
    clearTimeout(timer);
  }
}

async function openRunner(): Promise<Runner> {
  let current: { path: string; text: string } | undefined;
  const plugin = {
    name: 'mutant',
    enforce: 'pre' as const,
    load: (id: string) => (id === current?.path ? current.text : undefined),
  };
  const vitest: Vitest = await createVitest(
    'test',
    {
      root: project,
      config: false,
      watch: false,
      setupFiles: ['test/support/fixed-seed.ts'],
      reporters: [{}],
      pool: 'forks',
      maxWorkers: 1,
      bail: 1,
      // A busy machine isn't a failure. Endless loops end by the limit of a run.
      testTimeout: LONGEST_RUN_MS,
      include: ['test/**/*.test.ts'],
    },
    { plugins: [plugin] },
  );
  await vitest.standalone();
  return {
    async run(tests, replaced) {
      if (tests.length === 0) return [];
      const before = current;
      current = replaced && { path: join(project, replaced.file), text: replaced.text };
      for (const path of [before?.path, current?.path]) if (path) vitest.invalidateFile(path);
      const specifications = tests.map((test) => vitest.getRootProject().createSpecification(join(project, test)));
      return (await vitest.runTestSpecifications(specifications)).testModules;
    },
    close: () => vitest.close(),
  };
}

function fail(lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(2);
}
