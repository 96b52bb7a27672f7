// The sidebar's state, and the actions that change it.
import type { Command, FilterValue, FilterValues, Messages, Problem, ResourceForm, State } from '../../protocol/messages.ts';
import type { Answered } from '../page/effect.ts';
import type { Job } from '../parts/job.ts';
import type { PullDraft } from '../pull/pull-draft.ts';
import type { ColumnsDraft } from '../settings/columns-draft.ts';
import type { Place, View } from './view.ts';

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
  view: View;
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
  | { type: 'goOn' }
  | { type: 'tryAgain' }
  | { type: 'stop' }
  | { type: 'refreshAll' }
  | { type: 'review' }
  /** Shows the page on which people are enrolled, or the help. */
  | { type: 'openTask'; view: 'enroll' | 'help' }
  /** Takes up a job that was left open. */
  | { type: 'resume'; job: string }
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
