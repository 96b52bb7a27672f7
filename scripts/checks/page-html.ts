// A page is one file that loads nothing, and HtmlService reads it as a template.

/** Loading tags with an address that leaves the page. Links (`<a href>`) load nothing. */
const loadingTags = [
  /<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\ssrc\s*=\s*["']?(?!data:)([^"'\s>]+)/gi,
  /<link\b[^>]*\shref\s*=\s*["']?(?!data:)([^"'\s>]+)/gi,
];

const loadingRules = [/@import\s+(?:url\()?\s*["']?([^"'\s);]+)/gi, /\burl\(\s*["']?(?!data:|#)([^"'\s)]+)/gi];

/** The only scriptlets of a page: which view to show, the token that its messages carry, and the response to its first message. */
export const scriptlets = 'data-view="<?= view ?>" data-token="<?= token ?>" data-first="<?= first ?>"';

export function checkPageHtml(name: string, html: string): string[] {
  const tags = html.replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/gi, '$1</script>');
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/gi)].map((match) => match[1]).join('\n');
  const addresses = [...found(loadingTags, tags), ...found(loadingRules, styles)];
  const problems = addresses.map((address) => `${name} loads ${address}; pages must be self-contained.`);
  if (html.split('<?').length !== scriptlets.split('<?').length || !html.includes(scriptlets)) {
    problems.push(`${name} must contain ${scriptlets} exactly once and no other "<?", because HtmlService would run it.`);
  }
  return problems;
}

function found(patterns: RegExp[], text: string): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}
