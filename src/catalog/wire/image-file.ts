// An image from the public internet, to be sent along as a file.
import { sayHere } from '../../base/say.ts';
import { isReachable } from './reachable.ts';
import type { Transport } from './transport.ts';

export interface ImageFile {
  name: string;
  type: string;
  bytes: readonly number[];
}

const MAX_BYTES = 10_000_000;
/** Servers of plain files often call these something else; Catalog takes an SVG only with its own type. */
const TYPES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** The image behind an address, or why there is none. */
export function readImage(transport: Transport, url: string): ImageFile | { problem: string } {
  if (!/^https:\/\/[^/\s]+\/\S*$/i.test(url)) return { problem: sayHere`The image address must start with https://.` };
  if (!isReachable(url)) return { problem: sayHere`This installation of Catalog Sync can’t reach the image address.` };
  let answer: ReturnType<Transport['file']>;
  try {
    answer = transport.file(url);
  } catch {
    return { problem: sayHere`Can’t reach the image address.` };
  }
  if (answer.status !== 200) return { problem: sayHere`The image address returned ${answer.status}.` };
  const name = (/([^/?#]+)(?:[?#]|$)/.exec(url.replace(/^https:\/\/[^/]+\//i, ''))?.[1] ?? '').slice(-100) || 'image';
  const said = answer.type.split(';')[0]?.trim().toLowerCase() ?? '';
  const type = TYPES[name.split('.').pop()?.toLowerCase() ?? ''] ?? said;
  if (!type.startsWith('image/') || said === 'text/html') return { problem: sayHere`The image address didn’t return an image.` };
  if (answer.bytes.length > MAX_BYTES) return { problem: sayHere`The image is larger than 10 MB.` };
  return { name, type, bytes: answer.bytes };
}
