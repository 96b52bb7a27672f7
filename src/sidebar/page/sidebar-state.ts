// The state of the sidebar and the actions that change it: what its views share.
import type { ComponentChildren } from 'preact';
import type { Command, MenuName, Messages, Problem } from '../../protocol/messages.ts';
import type { FilterValue, FilterValues, PreFlight, ResourceForm } from '../../protocol/pull.ts';
import type { RemovalStep } from '../../protocol/removal.ts';
import type { Account, CopyRule, Rule, ScheduleSaved } from '../../protocol/schedule.ts';
import type { ChangedRow, ChosenLanguage, ColumnState, KeyUse, LimitsUsed, State } from '../../protocol/state.ts';
import type { ReportsView, SidebarView, TaskView } from '../../protocol/views.ts';
import type { FilterError } from '../texts/facts.ts';
import { type Answered, call, type Effect, type Next } from './effect.ts';
import type { Job } from './job.ts';

export interface Place {
  view: SidebarView;
  /** With `pull`: the resource whose form is shown. */
  resource?: string;
  /** With `columns`: the tab whose columns are shown. */
  sheet?: number;
}

/** The values of the inputs. IDs are one text, as the user typed them. Choices are arrays. */
export type Draft = { [filter: string]: FilterValue };

export type FilterErrors = { [filter: string]: FilterError };

/** The pull form of one resource. */
export interface PullDraft {
  resource: string;
  values: Draft;
  errors: FilterErrors;
  /** How often Pull was pressed with errors in the form. */
  refusals: number;
  /** The tab to pull into, or an additional one. If absent, the resource's first tab. */
  sheet?: number | 'new';
  /** What a pull with these values would read and add, once the user asked. */
  size?: PreFlight;
}

/** The columns of a tab while the user arranges them. */
export interface ColumnsDraft {
  sheet: number;
  columns: ColumnState[];
  /** The column that was moved last, and its position, so that it keeps the focus. */
  moved?: { label: string; place: number; by: 1 | -1 };
}

/** A schedule while the user sets it up. */
export interface ScheduleDraft {
  /** Absent for a new one. */
  id?: string;
  rule: Rule;
  tabs: number[] | 'all';
  /** The set that it runs instead of tabs. */
  set?: string;
  account?: Account;
  copies?: CopyRule;
  /** Why it couldn't be saved: it takes more than Google allows. */
  refused?: ScheduleSaved;
}

/** A pull that is running or has just finished. */
export interface Pull {
  resource: string;
  title: string;
  filters: FilterValues;
  sheet?: number | 'new';
  /** Everything is read, not just what changed. */
  fromStart?: true;
  job: Job;
}

/** A result worth a sentence at the top of a view. */
export type Notice =
  | { about: 'connected'; host: string; catalogs?: number }
  | { about: 'disconnected'; keyKept: boolean }
  | { about: 'keysRemoved'; keys: number }
  | { about: 'arranged' }
  | { about: 'scheduled'; when: string; next: string }
  | { about: 'unscheduled' }
  | { about: 'tookOver' }
  | { about: 'notified' }
  | { about: 'refreshed'; names: string[]; problems: Problem[] }
  | { about: 'removed'; result: RemovalStep }
  | { about: 'access'; refused: number }
  | { about: 'checked'; report: string; differences?: number };

export interface Sidebar {
  view: SidebarView;
  /** The view to show once the server's state is known and there's a connection. */
  after?: Place;
  now: number;
  /** The server's last state. Absent until its first response. */
  known?: State;
  readAt: number;
  reading: boolean;
  /** The first call has been without a response for a long time. */
  silent: boolean;
  /** Why the state couldn't be read. */
  unread?: Problem;
  /** The command that the user waits for, other than a pull. */
  busy?: Command;
  /** What went wrong with the last thing tried in this view. */
  problem?: Problem;
  notice?: Notice;
  blank: { host: boolean; key: boolean };
  /** The resources that can be pulled. They're read the first time they're needed. */
  forms?: ResourceForm[];
  /** The titles of listings, for filters that take them. They're read the first time they're needed. */
  titles?: readonly string[];
  /** The text that the user searches them for. */
  search: string;
  draft?: PullDraft;
  columns?: ColumnsDraft;
  /** The rows that the last refreshes of a tab have changed. */
  changes?: { sheet: number; rows?: readonly ChangedRow[] };
  schedule?: ScheduleDraft;
  /** A removal that isn't done: the call that continues it. */
  removing?: Effect & { do: 'call' };
  /** What the user's keys are used for, once they asked. */
  keys?: KeyUse[];
  /** How much of Google's limits is used, once they asked. */
  limits?: LimitsUsed;
  pull?: Pull;
  /** The tab whose columns are being repaired. It's refreshed afterward. */
  repairing?: number;
}

export type SidebarAction =
  | Answered
  | { type: 'opened' }
  | { type: 'silence'; silent: boolean }
  | { type: 'ticked'; now: number }
  /** The user came back to the sidebar and might have edited cells since then. */
  | { type: 'looked'; now: number }
  | ({ type: 'go' } & Place)
  | ({ type: 'connect' } & Messages['connect']['input'])
  | { type: 'disconnect' }
  | { type: 'useCatalog'; host: string }
  | { type: 'moveToAddOn' }
  | { type: 'moveBack' }
  | { type: 'keys' }
  | { type: 'limits' }
  | { type: 'removeKeys' }
  | { type: 'search'; text: string }
  | { type: 'fill'; filter: string; value: FilterValue }
  | { type: 'into'; sheet: number | 'new' }
  | { type: 'pull' }
  | { type: 'size' }
  | { type: 'refresh'; sheet: number }
  | { type: 'repair'; sheet: number }
  /** Whether the file can hold personal data. A pull that asked for it starts again. */
  | { type: 'personal'; answer: 'with' | 'without' }
  | { type: 'removePersonal'; confirmed: string }
  | { type: 'eraseLearner'; learner: string }
  | { type: 'hints'; on: boolean }
  | { type: 'language'; language: ChosenLanguage }
  | { type: 'resume' }
  | { type: 'tryAgain' }
  | { type: 'stop' }
  | { type: 'refreshAll' }
  /** Opens the review of all tabs, or of one. */
  | { type: 'review'; sheet?: number }
  /** Opens the page of the tasks. */
  | { type: 'openTask'; view: TaskView | ReportsView }
  /** Resumes an unfinished job of the overview. */
  | { type: 'resumeJob'; job: string }
  | { type: 'endJob'; job: string }
  | { type: 'undo'; run: string }
  | { type: 'log'; run?: string }
  | { type: 'checkAccess' }
  | { type: 'checkCatalog' }
  | { type: 'checkInstallation'; echo: string; menu?: MenuName | undefined; page: string[] }
  | { type: 'diagnostics'; page: string[] }
  | { type: 'activate'; sheet: number; row?: number }
  /** Lists the rows of a tab that its last refreshes have changed, or hides the list. */
  | { type: 'changes'; sheet: number | undefined }
  | { type: 'editSchedule'; id?: string }
  | { type: 'draftSchedule'; draft: ScheduleDraft | undefined }
  | { type: 'schedule' }
  | { type: 'unschedule'; id: string }
  | { type: 'takeOver'; id: string }
  | { type: 'notify'; email: string; webhook: string }
  | { type: 'column'; name: string; shown: boolean }
  | { type: 'moveColumn'; name: string; by: 1 | -1 }
  | { type: 'arrange' };

export function openedAt(place: Place, now: number): Sidebar {
  return {
    view: place.view,
    after: place,
    now,
    readAt: 0,
    reading: false,
    silent: false,
    blank: { host: false, key: false },
    search: '',
  };
}

export function read(state: Sidebar): Next<Sidebar> {
  return next({ ...state, reading: true }, call('state', {}));
}

/** Sends a command that the user waits for, unless they already wait for another. */
export function wait(state: Sidebar, effect: Effect & { do: 'call' }): Next<Sidebar> {
  if (state.busy !== undefined) return next(state);
  return next({ ...state, busy: effect.command, problem: undefined, notice: undefined }, effect);
}

export function next(state: Sidebar, ...effects: Effect[]): Next<Sidebar> {
  return { state, effects };
}

export interface SidebarProps {
  state: Sidebar;
  dispatch: (action: SidebarAction) => void;
}

/** The props of a view, which is shown once the server's state is known. */
export type ViewProps = SidebarProps & { known: State };

/** The heading is above problems and notices, the rest is below them. */
export interface ViewParts {
  top: ComponentChildren;
  rest: ComponentChildren;
}
