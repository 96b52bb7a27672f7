// How records are called in reviews, notes, and the log. What's stored for one without a name is English in each workbook, so that an
// undo can read it, and becomes words where someone sees it.

import { noun, say, sayHere } from '../../base/say.ts';
import type { Resource } from '../../catalog/resource.ts';

type Kind = Pick<Resource, 'one'>;
type Named = { caption: string; key: string };

/** Returns what's stored for a record without a name. Without a key, it's a new one. */
export function nameless({ one }: Kind, key: string): string {
  return key === '' ? `new ${one}` : `${one} ${key}`;
}

/** Returns the name of a record for the user. */
export function captionText(kind: Kind, { caption, key }: Named): string {
  if (caption === '') return say`${noun(kind.one)}`;
  if (caption === nameless(kind, '')) return say`new ${noun(kind.one)}`;
  return caption === nameless(kind, key) ? say`${noun(kind.one)} ${key}` : caption;
}

/** Returns the name of a record for a cell, or for a note that's stored. */
export function captionTextHere(kind: Kind, { caption, key }: Named): string {
  if (caption === nameless(kind, '')) return sayHere`new ${noun(kind.one)}`;
  return caption === nameless(kind, key) ? sayHere`${noun(kind.one)} ${key}` : caption;
}
