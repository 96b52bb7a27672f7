// The TypeScript files of some folders, with their texts. What a build makes there isn't one of them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './imports-of.ts';

export function readSources(project: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => {
    if (!existsSync(join(project, folder))) return [];
    return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/^(dist|node_modules)[\\/]/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .sort()
      .map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }));
  });
}
