import * as z from 'zod/mini';
import type { Findings, Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { userIdOf } from '../sync/jobs/open-session.ts';
import { readOwn } from '../sync/schedule/own-schedule.ts';
import { readRun } from '../sync/schedule/run-record.ts';
import { version } from './check-catalog.ts';

/**
 * Tries the platform, and reports what it does where no document says so. Each line `name: value` sets a switch of the emulator.
 * A message with a filler comes back as it is, so that the page learns whether one of that size arrives.
 */
export const checkInstallation: CommandEntry<'checkInstallation'> = {
  input: () =>
    z.object({
      echo: z.optional(z.string()),
      menu: z.optional(z.enum(['script', 'file', 'other'])),
      page: z.optional(z.array(z.string())),
      filler: z.optional(z.string()),
    }),
  run: (platform, { echo, menu, page = [], filler }) => {
    if (filler !== undefined) return { report: filler };
    const { facts, costs } = platform.probe(echo || undefined);
    const known = { ...facts, activeFileInTrigger: activeFileInTrigger(platform), menuName: menu };
    return { report: reportOf(platform, { facts: known, costs }, page) };
  },
};

/** Why no script decides these. `docs/live-check.md` says how a person does. */
const byHand: Readonly<Record<string, string>> = {
  openingMode: 'the add-on is already in use here',
  triggerFromTrigger: 'the check creates no triggers',
  undoStep: 'a script can’t undo as a user does',
  unflushedWrites: 'a script can’t stop itself like Google does',
};

function reportOf({ clock }: Platform, { facts, costs }: Findings, page: readonly string[]): string {
  const lines = [
    ...Object.entries(facts).map(([name, value = 'undecided']) => `${name}: ${value}`),
    ...Object.entries(byHand).map(([name, why]) => `${name}: undecided, ${why}`),
  ];
  const undecided = lines.filter((line) => line.includes(': undecided')).length;
  return [
    `Catalog Sync ${version}: installation report, ${new Date(clock.now()).toISOString().slice(0, 10)}`,
    'What Google does in this installation. No data, no names, no addresses.',
    `facts ${lines.length}, decided ${lines.length - undecided}, undecided ${undecided}`,
    '',
    'Facts',
    ...lines,
    '',
    'Costs in milliseconds',
    ...Object.entries(costs).map(([name, cost]) => `${name}: ${cost}`),
    '',
    'Page',
    ...page,
    'messageSize: undecided',
    '',
  ].join('\n');
}

/** Known once the trigger of a schedule has run, or couldn't. */
function activeFileInTrigger(platform: Platform): boolean | undefined {
  const { workbook, document } = platform;
  if (workbook && readOwn(platform, workbook.id())?.missed?.code === 'no-file') return false;
  return readRun(document, userIdOf(platform))?.ranAt === undefined ? undefined : true;
}
