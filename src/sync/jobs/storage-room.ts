// Google gives the document properties of a file 500 KB. Work that would end halfway in a full store doesn't begin.

import { StopError } from '../../base/problem.ts';
import type { Properties } from '../../platform/ports.ts';

/** What one step can add at most: a value of 9 KB, and the small records of a batch. */
const ROOM_FOR_A_STEP = 20_000;
const MAX_BYTES = 500_000 - ROOM_FOR_A_STEP;
/** A character of UTF-16 takes at most three bytes. */
const MAX_BYTES_OF_CHARACTER = 3;

/** Throws StopError if the properties of the file have no room for what a step stores. Called before anything is written or sent. */
export function assertStorageRoom(document: Properties): void {
  const texts = Object.entries(document.all()).map(([name, value]) => name + value);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  if (characters * MAX_BYTES_OF_CHARACTER <= MAX_BYTES) return;
  if (texts.reduce((sum, text) => sum + bytesOf(text), 0) <= MAX_BYTES) return;
  throw new StopError(
    'storage-full',
    'The storage that Google gives Catalog Sync in this spreadsheet is full.',
    'Cancel unfinished pulls and sends in the sidebar. If that doesn’t help, choose File > Make a copy, and continue in the copy.',
  );
}

/** Returns the bytes of a text in UTF-8, or a few more. */
function bytesOf(text: string): number {
  return Array.from(text.matchAll(/[^ -~]/g)).length * (MAX_BYTES_OF_CHARACTER - 1) + text.length;
}
