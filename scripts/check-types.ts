// Checks the types of every world: each has its own globals, so that a forbidden one does not compile.
import { spawnSync } from 'node:child_process';

const worlds = ['src', 'src/platform/google', 'src/sidebar', 'emulator/page/browser', '.'];
let failed = false;
for (const world of worlds) {
  const { status } = spawnSync('npx', ['tsc', '-p', world], { stdio: 'inherit' });
  if (status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
