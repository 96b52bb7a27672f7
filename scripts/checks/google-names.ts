// Google's services are named in one folder only, so that everything else runs and is tested without Google.
import { transformSync } from 'esbuild';
import { freeNames } from './free-names.ts';
import type { SourceFile } from './imports-of.ts';
import { googleServices } from './known-globals.ts';

/** One sentence per file of the product that names a Google service outside `src/platform/google` and `src/main.ts`. */
export function checkGoogleNames(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('src/') && !path.startsWith('src/platform/google/') && path !== 'src/main.ts')
    .flatMap(({ path, text }) => {
      const { code } = transformSync(text, { loader: path.endsWith('x') ? 'tsx' : 'ts', jsx: 'automatic' });
      const named = [...freeNames(code).keys()].filter((name) => googleServices.includes(name));
      return named.map((name) => `${path} uses ${name}. Only src/platform/google can use Google services.`);
    });
}
