// HtmlService cuts `//…` and `/*…*/` out of template literals of inline scripts, so a page may have none.
import { walk } from 'estree-walker';
import { lineOf, parseScript } from './parse-script.ts';

export function checkPageScript(name: string, code: string): string[] {
  const problems: string[] = [];
  walk(parseScript(code), {
    enter(node) {
      if (node.type === 'TemplateLiteral') problems.push(`${name}, line ${lineOf(node)}: template literals aren’t allowed.`);
    },
  });
  return problems;
}
