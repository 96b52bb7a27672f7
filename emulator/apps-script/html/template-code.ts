// A template with scriptlets as the code of a function that answers the page.

/** `<?= x ?>` prints escaped, `<?!= x ?>` as it is, `<? code ?>` runs. */
export function templateCode(template: string): string {
  const lines: string[] = [];
  let rest = 0;
  for (const match of template.matchAll(/<\?(!?=)?([\s\S]*?)\?>/g)) {
    lines.push(`$out += ${JSON.stringify(template.slice(rest, match.index))};`);
    const [all, kind, code = ''] = match;
    if (kind === '=') lines.push(`$out += $escape(${code.trim().replace(/;$/, '')});`);
    else if (kind === '!=') lines.push(`$out += $plain(${code.trim().replace(/;$/, '')});`);
    else lines.push(code);
    rest = match.index + all.length;
  }
  lines.push(`$out += ${JSON.stringify(template.slice(rest))};`);
  return `(function ($template) {
  const $plain = (value) => (value === null || value === undefined ? '' : String(value));
  const $escape = (value) => $plain(value).replace(/[&<>"']/g, (sign) => '&#' + sign.charCodeAt(0) + ';');
  let $out = '';
  with ($template) {
${lines.join('\n')}
  }
  return $out;
})`;
}
