// `npm run build`: makes dist/ and prints what it weighs, or says why not. `--quiet` prints only what goes wrong. `--email` makes the
// variant that can send email about scheduled refreshes.
import { join } from 'node:path';
import { makeDist } from './make-dist.ts';
import { BOUND } from './server-bundle.ts';

try {
  const lines = await makeDist(join(import.meta.dirname, '..'), process.argv.includes('--email') ? { kind: 'bound', email: true } : BOUND);
  if (!process.argv.includes('--quiet')) console.log(lines.join('\n'));
} catch (error) {
  console.error(`Build failed.\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
