// Every path that a document or a comment names exists. A move that forgets one fails here.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');

interface Text {
  file: string;
  text: string;
}

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !/(^|\/)(node_modules|dist|output)\//.test(name))
    .map((name) => join(folder, name));
}

const read = (file: string): Text => ({ file, text: readFileSync(join(project, file), 'utf8') });
const topDocuments = readdirSync(project).filter((name) => name.endsWith('.md'));
const documents = [...topDocuments, 'emulator/README.md', ...filesIn('docs', /\.md$/)].map(read);
const comments = ['src', 'emulator', 'scripts', 'test'].flatMap((folder) =>
  filesIn(folder, /\.tsx?$/)
    .map(read)
    .map(({ file, text }) => ({ file, text: (text.match(/^\s*(\/\/|\/?\*).*$/gm) ?? []).join('\n') })),
);

/** From the top of the project, or from src; `*` and `<name>` stand for names of the reader's. */
function pathsIn(text: string): string[] {
  const files = text.matchAll(/(?<![\w./<>:@-])((?:[\w.-]+\/)+[\w.-]+\.(?:tsx?|md|yaml|json|css|html|js))\b/g);
  const folders = text.matchAll(/(?<![\w./<>:@-])((?:src|emulator|scripts|test|docs)(?:\/[\w.-]*\w)+)/g);
  return [...new Set([...files, ...folders].map(([, path = '']) => path))];
}

/** Made by a command, so a checkout doesn't have them. */
const generated = ['dist/', '.cache/', 'test/browser/output', 'node_modules/'];

function exists(path: string, from: string): boolean {
  if (generated.some((start) => path.startsWith(start))) return true;
  return [path, join('src', path), join(dirname(from), path)].some((each) => existsSync(join(project, each)));
}

function missing(texts: readonly Text[]): string[] {
  return texts.flatMap(({ file, text }) => pathsIn(text).flatMap((path) => (exists(path, file) ? [] : [`${file}: ${path}`])));
}

describe('paths', () => {
  it('exist when a document names them', () => {
    expect(documents.length).toBeGreaterThan(20);
    expect(missing(documents)).toEqual([]);
  });

  it('exist when a comment names them', () => {
    expect(comments.flatMap(({ text }) => pathsIn(text)).length).toBeGreaterThan(20);
    expect(missing(comments)).toEqual([]);
  });

  it('exist when a link leads there', () => {
    const links = documents.flatMap(({ file, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => ({ file, target })),
    );
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter(({ file, target }) => !existsSync(join(project, dirname(file), decodeURI(target))))).toEqual([]);
  });

  it('are found in a text, and told apart from addresses and packages', () => {
    const text = 'See `sync/review/diff.ts`, src/tabs/memory, and https://example.com/docs/page.md; import zod/mini; /api/v1/tags.';
    expect(pathsIn(text)).toEqual(['sync/review/diff.ts', 'src/tabs/memory']);
  });
});
