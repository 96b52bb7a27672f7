// A reporter: names the files that take longest, so that a slow test is noticed when it comes.
import { relative } from 'node:path';
import type { Reporter } from 'vitest/node';

interface Timed {
  file: string;
  milliseconds: number;
}

const LISTED = 12;

/** Lines for the terminal. There are none unless several times as many files ran. */
export function slowestFiles(files: readonly Timed[], count: number): string[] {
  if (files.length < 3 * count) return [];
  const all = files.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const slowest = [...files].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, count);
  return [
    `Slowest files of ${files.length}, ${seconds(all)} in all:`,
    ...slowest.map(({ file, milliseconds }) => {
      const share = `${Math.round((100 * milliseconds) / all)} %`;
      return `  ${seconds(milliseconds).padStart(7)}  ${share.padStart(4)}  ${file}`;
    }),
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export const slowestFilesReporter: Reporter = {
  onTestRunEnd(modules) {
    const files = modules.map((module) => ({
      file: relative(process.cwd(), module.moduleId),
      milliseconds: module.diagnostic().duration,
    }));
    for (const line of slowestFiles(files, LISTED)) console.log(line);
  },
};
