import * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { partIn } from '../protocol/plan-parts.ts';
import { openFile } from '../sync/jobs/open-session.ts';
import { signatureOf } from '../sync/jobs/signature.ts';
import { type PartsFile, readPart } from '../sync/jobs/staged-parts.ts';

/** Returns a part of a plan that was too long for one response. */
export const planPart: CommandEntry<'planPart'> = {
  input: () => z.object({ id: z.string(), part: z.number() }),
  run: (platform, { id, part }) => {
    const { text, next } = readPart(partsFile(platform), id, part);
    return partIn(text, next);
  },
};

/** Returns what parts are staged with. Users without a connection check their edits, too. */
export function partsFile(platform: Platform): PartsFile {
  const { document, clock, lock } = platform;
  return { workbook: openFile(platform), document, clock, lock, sign: (text) => signatureOf(platform)(text) };
}
