// A page as HtmlService serves it: what looks like a comment inside template literals of inline scripts is cut out.
import { type Node, parse } from 'acorn';

/** Reported of the real one: a web address in backticks loses everything behind `//`. */
export function asServed(html: string): string {
  return html.replace(/(<script\b[^>]*>)([\s\S]*?)(<\/script>)/gi, (all: string, open: string, code: string, close: string) =>
    !code.includes('`') || (/\btype=/i.test(open) && !/javascript|module/i.test(open)) ? all : open + served(code) + close,
  );
}

const known = new Map<string, string>();

/** Pages differ from one opening to the next, but their large scripts don't, and parsing those takes long. */
function served(code: string): string {
  const before = known.get(code);
  if (before !== undefined) return before;
  const text = withoutComments(code);
  known.set(code, text);
  return text;
}

function withoutComments(code: string): string {
  let program: Node;
  try {
    program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  } catch {
    return code; // A broken script stays as broken as it is.
  }
  const pieces: string[] = [];
  let rest = 0;
  for (const { start, end } of literalTexts(program).sort((a, b) => a.start - b.start)) {
    pieces.push(code.slice(rest, start), code.slice(start, end).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ''));
    rest = end;
  }
  return pieces.join('') + code.slice(rest);
}

function literalTexts(node: unknown): { start: number; end: number }[] {
  if (Array.isArray(node)) return node.flatMap(literalTexts);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'TemplateElement' && 'start' in node && 'end' in node) {
    return [{ start: Number(node.start), end: Number(node.end) }];
  }
  return Object.values(node).flatMap(literalTexts);
}
