// dist/: the five files that Apps Script gets.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kilobytes } from './checks/size.ts';
import { pageBundle } from './page-bundle.ts';
import { serverBundle } from './server-bundle.ts';

/** Builds a project folder and answers one line per file. Throws all problems in one text, and leaves dist/ as it was. */
export async function makeDist(project: string): Promise<string[]> {
  const [server, sidebar, tasks, review] = await Promise.all([
    serverBundle(project),
    pageBundle(project, 'sidebar'),
    pageBundle(project, 'tasks'),
    pageBundle(project, 'review'),
  ]);
  const problems = [...server.problems, ...sidebar.problems, ...tasks.problems, ...review.problems];
  if (problems.length > 0) throw new Error(problems.map((problem) => `- ${problem}`).join('\n'));
  const dist = join(project, 'dist');
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'Code.js'), server.text);
  writeFileSync(join(dist, 'sidebar.html'), sidebar.text);
  writeFileSync(join(dist, 'tasks.html'), tasks.text);
  writeFileSync(join(dist, 'review.html'), review.text);
  copyFileSync(join(project, 'appsscript.json'), join(dist, 'appsscript.json'));
  return [
    `dist/Code.js       ${kilobytes(server.bytes)} minified, shipped readable`,
    `dist/sidebar.html  ${kilobytes(sidebar.bytes)}`,
    `dist/tasks.html    ${kilobytes(tasks.bytes)}`,
    `dist/review.html   ${kilobytes(review.bytes)}`,
  ];
}
