// The content of a sidebar or dialog, ready for its frame: `google.script` comes first.

/** `script` is ours and runs before everything that the page brings. */
export function frameHtml(html: string, script: string): string {
  const ours = `<script>${script.replace(/<\/script/g, '<\\/script')}</script>`;
  const places = [/<head(\s[^>]*)?>/i, /<html(\s[^>]*)?>/i, /<!doctype[^>]*>/i];
  for (const place of places) {
    const found = place.exec(html);
    if (found === null) continue;
    const at = found.index + found[0].length;
    return html.slice(0, at) + ours + html.slice(at);
  }
  return ours + html;
}
