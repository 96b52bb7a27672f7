// How far a job is, as the sidebar shows it.

import { count, numberText, said, say, userLocale } from '../base/say.ts';
import type { Resource } from '../catalog/resource.ts';
import type { Job } from '../sync/jobs/job.ts';
import type { Session } from '../sync/jobs/session.ts';
import { countStates, isOpen } from '../sync/plan/entry-state.ts';
import type { Pulled } from '../sync/pull/apply-pull.ts';
import { ownReportOf } from '../sync/pull/own-arrangement.ts';
import type { PullProgress } from '../sync/pull/pull-step.ts';
import type { SendProgress } from '../sync/send/send.ts';
import { momentText } from '../tabs/cells/time.ts';
import type { TabEntry } from '../tabs/memory/registry.ts';
import { resourceForTab, resourceOf } from '../tabs/resource-for-tab.ts';
import type { Progress } from './jobs.ts';
import { inParts } from './plan-parts.ts';
import { planView } from './plan-view.ts';

/** A step ends after so many milliseconds: short enough to see progress, long enough to be worth a call. */
export const STEP = 6_000;
/** A step of a send takes longer, because each of its batches is read and shown as a whole. *Cancel* gets in between two batches. */
export const SEND_STEP = 25_000;
/** A run without anyone watching stops before the platform's limit of six minutes. */
export const MAX_RUN_MS = 240_000;

export function pullProgress(session: Session, progress: PullProgress): Progress {
  const { job, count: read, total, pulled } = progress;
  const resource = resourceOf(job.resource);
  const title = ownReportOf(session, job)?.name ?? resource.title;
  const base = { job: job.id, kind: 'pull' as const, count: read, total };
  if (!pulled)
    return {
      ...base,
      ...left(session, job, read, total),
      phase: 'reading',
      text: resource.report ? say`${title}: ${part(read, total)} records read` : say`${title}: ${part(read, total)} pulled`,
    };
  const { tab, result } = pulled;
  return {
    ...base,
    phase: 'done',
    text: resource.report
      ? reportText(resource, title, pulled, session.workbook.timeZone())
      : say`${title}: ${pulled.records} pulled, ${result.added} added, ${result.changed} changed, ${result.removed} removed`,
    pulled: {
      sheet: tab.sheet,
      name: session.workbook.sheet(tab.sheet)?.name() ?? title,
      records: pulled.records,
      added: result.added,
      changed: result.changed,
      removed: result.removed,
      complete: pulled.complete,
      kept: result.kept,
      unreadable: Array.from(new Set(pulled.unreadable.map(({ id, field }) => `${id}: ${labelOf(tab, field)}`))),
      remarks: pulled.notes,
    },
  };
}

/** Returns what a report has found, in one sentence. */
function reportText({ title: usual, one, report }: Resource, title: string, pulled: Pulled, zone: string): string {
  const { records, result, news, deliveredAt } = pulled;
  if (records === 0 && deliveredAt !== undefined) {
    const since = momentText(deliveredAt, zone, userLocale());
    return title === usual ? say`No ${title.toLowerCase()} since ${since}.` : say`${title}: No new rows since ${since}.`;
  }
  if (records === 0) return `${title}: ${said(report?.empty ?? '')}`;
  const rest = [
    news && news.added > 0 ? say`${news.added} new` : '',
    news && news.changed > 0 ? say`${news.changed} changed` : '',
    result.removed + result.marked > 0 ? say`${result.removed + result.marked} resolved` : '',
  ].filter(Boolean);
  return `${title}: ${[say`${count(records, one)}`, ...rest].join(', ')}.`;
}

/** Returns the header of a field, or of a field of child rows. */
function labelOf(tab: TabEntry, name: string): string {
  const { fields, children } = resourceForTab(tab);
  const child = children && name.startsWith(`${children.name}.`) ? name.slice(children.name.length + 1) : undefined;
  return (child === undefined ? fields : (children?.fields ?? [])).find((field) => field.name === (child ?? name))?.label ?? name;
}

export function sendProgress(session: Session, progress: SendProgress): Progress {
  const { job, entries: lines, done, waitSeconds, isReviewNeeded } = progress;
  const requests = new Set(lines.map((entry) => entry.request));
  const open = new Set(lines.filter(isOpen).map((line) => line.request));
  const sentSoFar = requests.size - open.size;
  const base = { job: job.id, kind: 'send' as const, count: sentSoFar, total: requests.size };
  const soFar = say`${part(sentSoFar, requests.size)} sent`;
  if (waitSeconds !== undefined)
    return { ...base, phase: 'sending', text: say`${soFar}. Making sure Catalog hasn’t already created the next record…`, waitSeconds };
  if (!done) return { ...base, ...left(session, job, sentSoFar, requests.size), phase: 'sending', text: soFar };
  const sent = countStates(lines);
  const rest = [
    sent.failed > 0 ? say`${sent.failed} failed` : '',
    sent.unconfirmed > 0 ? say`${sent.unconfirmed} unconfirmed` : '',
    sent.stale > 0 ? say`${sent.stale} changed since review` : '',
    sent.skipped > 0 ? say`${sent.skipped} skipped` : '',
  ].filter(Boolean);
  return {
    ...base,
    phase: 'done',
    text: [say`${sent.done} sent`, ...rest].join(', '),
    sent,
    // What this user hasn't reviewed isn't shown as sent.
    ...(isReviewNeeded ? { isReviewNeeded: true as const } : { plan: inParts(session, planView(session, progress.header, lines)) }),
  };
}

/** `1,200 of 5,000`. */
function part(done: number, total: number | undefined): string {
  return total === undefined ? numberText(done) : say`${numberText(done)} of ${numberText(total)}`;
}

/** As fast as until now. The first look says nothing: little was done by then. */
function left({ clock }: Session, { since }: Job, done: number, total = 0): { secondsLeft?: number } {
  const took = clock.now() - since;
  if (took < 3_000 || done === 0 || done >= total) return {};
  return { secondsLeft: Math.ceil((took * (total - done)) / done / 1000) };
}
