// The state of the sidebar and the actions that change it: what its views share.
import type { ComponentChildren } from 'preact';
import type { Command, Messages, Problem } from '../../protocol/messages.ts';
import type { FilterValue, FilterValues, ResourceForm } from '../../protocol/pull.ts';
import type { ColumnState, State } from '../../protocol/state.ts';
import type { SidebarView, TaskView } from '../../protocol/views.ts';
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

/** As in the inputs: one text each, lists of ids as the person types them; choices as arrays. */
export type Draft = { [filter: string]: FilterValue };

export type FilterErrors = { [filter: string]: FilterError };

/** The pull form of one resource. */
export interface PullDraft {
  resource: string;
  values: Draft;
  errors: FilterErrors;
  /** How often Pull was pressed with errors in the form. */
  refusals: number;
  /** The tab to pull into, or a further one beside those that hold the resource; its first one when absent. */
  sheet?: number | 'new';
}

/** The columns of a tab while the user arranges them. */
export interface ColumnsDraft {
  sheet: number;
  columns: ColumnState[];
  /** The column that was moved last, and where to: the keyboard stays with it. */
  moved?: { label: string; place: number; by: 1 | -1 };
}

/** A pull under way or just ended. */
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
  | { about: 'disconnected' }
  | { about: 'arranged' }
  | { about: 'scheduled'; hour: number | null }
  | { about: 'refreshed'; names: string[]; problems: Problem[] }
  | { about: 'removed'; names: string[] }
  | { about: 'access'; refused: number }
  | { about: 'checked'; report: string; differences: number };

export interface Sidebar {
  view: SidebarView;
  /** Where to go once it can be shown: when the state is known, and a connection is there. */
  after?: Place;
  now: number;
  /** What the server said last; absent until its first answer. */
  known?: State;
  readAt: number;
  reading: boolean;
  /** The first call has had no answer for a long time. */
  silent: boolean;
  /** Why the state could not be read. */
  unread?: Problem;
  /** The command that a person waits for, other than a pull. */
  busy?: Command;
  /** What went wrong with the last thing tried in this view. */
  problem?: Problem;
  notice?: Notice;
  blank: { host: boolean; key: boolean };
  /** What can be pulled; read when it is first to be shown. */
  forms?: ResourceForm[];
  /** What the person looks for among it. */
  search: string;
  draft?: PullDraft;
  columns?: ColumnsDraft;
  pull?: Pull;
}

export type SidebarAction =
  | Answered
  | { type: 'opened' }
  | { type: 'silence'; silent: boolean }
  | { type: 'ticked'; now: number }
  /** The person came back to the sidebar: edits may have been made meanwhile. */
  | { type: 'looked'; now: number }
  | ({ type: 'go' } & Place)
  | ({ type: 'connect' } & Messages['connect']['input'])
  | { type: 'disconnect' }
  | { type: 'search'; text: string }
  | { type: 'fill'; filter: string; value: FilterValue }
  | { type: 'into'; sheet: number | 'new' }
  | { type: 'pull' }
  | { type: 'refresh'; sheet: number }
  /** May the workbook hold columns about people? A pull that asked for it begins again. */
  | { type: 'personal'; answer: 'with' | 'without' }
  | { type: 'removePersonal'; confirmed: string }
  | { type: 'hints'; on: boolean }
  | { type: 'resume' }
  | { type: 'tryAgain' }
  | { type: 'stop' }
  | { type: 'refreshAll' }
  | { type: 'review' }
  /** Opens the page of the tasks. */
  | { type: 'openTask'; view: TaskView }
  /** Takes up a job that was left open. */
  | { type: 'resumeJob'; job: string }
  | { type: 'endJob'; job: string }
  | { type: 'undo'; run: string }
  | { type: 'log'; run?: string }
  | { type: 'checkAccess' }
  | { type: 'checkCatalog' }
  | { type: 'activate'; sheet: number }
  | { type: 'schedule'; hour: number | null }
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

/** Sends a command that the person waits for, unless they already wait for another. */
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

/** What a view gets once the state is known. */
export type ViewProps = SidebarProps & { known: State };

/** The heading stands above problems and notices, the rest below them. */
export interface ViewParts {
  top: ComponentChildren;
  rest: ComponentChildren;
}
