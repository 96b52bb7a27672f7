// What the release workflow would publish from the last commit. `npm run try-release` also tries the next version, which needs a network.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');

it('publishes packages that work, with checksums and a bill of materials', () => {
  const tsx = createRequire(import.meta.url).resolve('tsx/cli');
  const printed = execFileSync(process.execPath, [tsx, 'scripts/try-release.ts', '--offline'], { cwd: project, encoding: 'utf8' });
  expect(printed).toContain('publish: bound connects, pulls, reviews, and sends in the emulator');
  expect(printed).toContain('publish: add-on connects, pulls, reviews, and sends in the emulator');
  expect(printed).toContain('publish: checksums match, and the bill of materials lists ');
});
