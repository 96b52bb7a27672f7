// Lists in one cell: separated by commas, an item that holds a comma or a quote stands in double quotes.

export function joinList(items: readonly (string | number)[]): string {
  if (items.length === 0) return '';
  let text = '';
  for (const item of items) text += (text === '' ? '' : ', ') + quoted(String(item));
  return text;
}

function quoted(item: string): string {
  return /[",\n]|^\s|\s$|^$/.test(item) ? `"${item.replace(/"/g, '""')}"` : item;
}

/** Returns the items sorted and without duplicates, because their order has no meaning. Undefined if a quote isn't closed. */
export function splitList(text: string): string[] | undefined {
  return splitOrdered(text)?.sort();
}

/** As typed, each item once. Returns `undefined` if a quote isn't closed. */
export function splitOrdered(text: string): string[] | undefined {
  const items: string[] = [];
  let at = 0;
  while (at < text.length) {
    while (/[\s,]/.test(text[at] ?? '')) at++;
    if (at >= text.length) break;
    if (text[at] === '"') {
      let item = '';
      at++;
      for (;;) {
        if (at >= text.length) return undefined;
        if (text[at] === '"' && text[at + 1] === '"') {
          item += '"';
          at += 2;
        } else if (text[at] === '"') {
          at++;
          break;
        } else item += text[at++];
      }
      items.push(item);
    } else {
      const end = text.indexOf(',', at);
      items.push(text.slice(at, end < 0 ? text.length : end).trim());
      at = end < 0 ? text.length : end;
    }
  }
  return Array.from(new Set(items));
}

/** In the order of code units, the same on every machine. */
export function sortedSet(items: readonly string[]): string[] {
  return Array.from(new Set(items)).sort();
}
