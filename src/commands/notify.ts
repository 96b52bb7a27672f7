// Tells the owner of schedules about failures, by email or in a chat: one message for all tabs of a file.

import type { Problem } from '../base/problem.ts';
import { say } from '../base/say.ts';
import { postToWebhook } from '../catalog/wire/webhook.ts';
import type { Platform } from '../platform/ports.ts';
import { runLogged } from '../protocol/command.ts';
import type { ScheduleState } from '../protocol/schedule.ts';
import { readUses } from '../sync/jobs/file-use.ts';
import { type Message, nextMessage, readChannels } from '../sync/schedule/notify.ts';
import { readOwn, saveOwn } from '../sync/schedule/own-schedule.ts';

/** What fails, with the name of the tab if it's only one. */
type Failure = Problem & { tab?: string };

const SUBJECTS: Readonly<Record<Message, (file: string) => string>> = {
  failure: (file) => say`Scheduled refresh failed in ${file}`,
  still: (file) => say`Scheduled refresh still fails in ${file}`,
  recovery: (file) => say`Scheduled refresh works again in ${file}`,
};

/** Tells what a run came to. Never fails it. */
export function tellOfRun(platform: Platform, states: readonly ScheduleState[]): void {
  const mine = states.filter(({ yours }) => yours);
  const failures = mine.flatMap(({ problem, states }): Failure[] => [
    ...(problem ? [problem] : []),
    ...states.flatMap((tab) => (tab.problem ? [{ ...tab.problem, tab: tab.name }] : [])),
  ]);
  if (platform.workbook) tell(platform, platform.workbook.id(), failures);
}

/** Tells of failures in a file, or that there are none any longer. */
export function tell(platform: Platform, file: string, failures: readonly Failure[]): void {
  const { user, clock } = platform;
  const channels = readChannels(user);
  const own = readOwn(platform, file);
  if (!own || (!channels.email && !channels.webhook && !own.told)) return;
  const { told, message } = nextMessage(own.told, failures.length > 0, clock.now());
  if (message === undefined) return;
  const { told: _, ...rest } = own;
  saveOwn(platform, file, told ? { ...rest, told } : rest);
  const subject = SUBJECTS[message](`“${readUses(platform).get(file)?.name ?? say`a spreadsheet`}”`);
  const text = [subject, '', ...textOf(failures), say`Catalog Sync tries again every hour.`].join('\n');
  const recovered = `${subject}.`;
  const body = message === 'recovery' ? recovered : text;
  runLogged(platform, () => {
    if (channels.email) platform.mail?.send(channels.email, `Catalog Sync: ${subject}`, body);
  });
  runLogged(platform, () => {
    if (channels.webhook) postToWebhook(platform.http, channels.webhook, body);
  });
}

/** Several tabs that fail for the same reason are one paragraph. */
function textOf(failures: readonly Failure[]): string[] {
  const byText = new Map<string, string[]>();
  for (const { what, todo, tab } of failures) {
    const text = `${what} ${todo}`;
    const tabs = byText.get(text) ?? [];
    if (tab !== undefined && !tabs.includes(tab)) tabs.push(tab);
    byText.set(text, tabs);
  }
  return Array.from(byText, ([text, tabs]) => (tabs.length > 0 ? `${tabs.join(', ')}: ${text}\n` : `${text}\n`));
}
