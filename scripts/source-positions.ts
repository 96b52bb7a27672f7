// Stack traces of the built Code.js, told as positions in src.
import { SourceMap } from 'node:module';
import { serverText } from './server-bundle.ts';

/** Builds the server once more for its source map. The function it returns rewrites every `Code.js:line:column` of a text. */
export async function sourcePositions(project: string): Promise<(text: string) => string> {
  const { map, linesBefore } = await serverText(project);
  const sources = new SourceMap(JSON.parse(map));
  return (text) =>
    text.replace(/\bCode\.js:(\d+):(\d+)/g, (built, line: string, column: string) => {
      // A stack counts from 1, a source map from 0.
      const entry = sources.findEntry(Number(line) - 1 - linesBefore, Number(column) - 1);
      return 'originalSource' in entry ? `${pathOf(entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}` : built;
    });
}

/** The bundler names sources from dist/. */
function pathOf(source: string): string {
  return source.replace(/^(\.\.\/)+/, '');
}
