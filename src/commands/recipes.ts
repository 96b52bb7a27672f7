import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import { say } from '../base/say.ts';
import type { FilterValues } from '../catalog/lists/filters.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { type Session, TRY_AGAIN, withLock } from '../sync/jobs/session.ts';
import { freeName } from '../sync/pull/own-name.ts';
import { resolvePeriods } from '../sync/pull/periods.ts';
import { assertFiltersFit } from '../sync/pull/pull-filters.ts';
import { isDay, readRecipe, recipeText } from '../sync/pull/recipe.ts';
import { withIds, withTitles } from '../sync/pull/recipe-titles.ts';
import { readOwnReport, readOwnReports, saveOwnReport } from '../tabs/memory/own-reports.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';

/** Returns a report as one line, with titles instead of IDs. */
export const copyRecipe: CommandEntry<'copyRecipe'> = {
  input: () => z.object({ id: z.string() }),
  run: (platform, { id }) => {
    const session = openSession(platform);
    const report = readOwnReport(session.document, id);
    if (resourceOf(report.resource).report?.pasted)
      throw new StopError(
        'only-here',
        say`This report needs an export that only this file has.`,
        say`Run its report in the other file instead.`,
      );
    return { recipe: recipeText(withTitles(session, report)) };
  },
};

/** Saves a pasted recipe as a report of this file, with the IDs of its Catalog. */
export const pasteRecipe: CommandEntry<'pasteRecipe'> = {
  input: () => z.object({ recipe: z.string() }),
  run: (platform, { recipe }) => {
    const session = openSession(platform);
    const pasted = readRecipe(recipe);
    assertPeriods(session, pasted.resource, pasted.filters);
    const report = withIds(session, pasted);
    assertFiltersFit(resourceOf(report.resource), report.filters);
    const { document, clock } = session;
    const id = clock.id();
    return withLock(session, TRY_AGAIN, () => {
      const name = freeName(report.name, readOwnReports(document));
      saveOwnReport(document, { v: 1, id, at: clock.now(), ...report, name });
      return { id, name };
    });
  },
};

/** Throws StopError if a period in words isn't known, or means days that no calendar has. */
function assertPeriods({ clock, workbook }: Session, name: string, filters: FilterValues): void {
  const moment = { now: clock.now(), zone: workbook.timeZone(), lastRun: undefined };
  const days = Object.values(resolvePeriods(resourceOf(name), filters, moment));
  if (days.some((day) => day !== '' && !isDay(day.slice(0, 10))))
    throw new StopError('no-day', say`The recipe has a period with days that don’t exist.`, say`Correct the days, then paste it again.`);
}
