// A page as HtmlService serves it: what looks like a comment inside template literals of inline scripts is cut out.
import { type Node, parse } from 'acorn';

const served = new Map<string, string>();

/** Reported of the real one: a web address in backticks loses everything behind `//`. */
export function asServed(html: string): string {
  let page = served.get(html);
  if (page === undefined) {
    page = html.replace(/(<script\b[^>]*>)([\s\S]*?)(<\/script>)/gi, (all: string, open: string, code: string, close: string) =>
      !code.includes('`') || (/\btype=/i.test(open) && !/javascript|module/i.test(open)) ? all : open + withoutComments(code) + close,
    );
    served.set(html, page);
  }
  return page;
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
