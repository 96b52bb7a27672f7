import * as z from 'zod/mini';
import { planView } from '../protocol/plan-view.ts';
import { undo as makeUndo } from '../sync/review/undo.ts';
import type { CommandEntry } from './command.ts';
import { openWorld } from './connection.ts';

/** Compares what a send has left with Catalog as it is now, and stores the plan of its way back. */
export const undo: CommandEntry<'undo'> = {
  input: () => z.object({ run: z.string() }),
  run: (platform, { run }) => {
    const session = openWorld(platform);
    const { header, lines: entries, refused, remarks } = makeUndo(session, run);
    return { ...planView(session, header, entries), refused, remarks };
  },
};
