// The state of the page with the tasks and the help, and its reducer.
import type { Command, Messages, Problem } from '../../protocol/messages.ts';
import type { ListingTemplate } from '../../protocol/tasks.ts';
import type { TaskView } from '../../protocol/views.ts';
import { type Answered, type Call, call, type Next } from '../page/effect.ts';
import { type Enrolling, matched, nobodyYet, peopleToFind, rowsFor } from './enroll-actions.ts';

export interface Tasks {
  task: TaskView;
  /** The command that the user waits for. */
  busy?: Command;
  problem?: Problem;
  /** The first call has been without a response for a long time. */
  silent: boolean;
  enrolling?: Enrolling;
  pattern?: ListingTemplate;
  /** The rows that were added. Their review has opened. */
  enrolled?: Messages['enroll']['output'];
  copied?: Messages['newListing']['output'];
}

export type TasksAction =
  | Answered
  | { type: 'opened' }
  | { type: 'silence'; silent: boolean }
  | { type: 'enrolling'; set: Partial<Enrolling> }
  | { type: 'match' }
  | { type: 'enroll' }
  | { type: 'newListing'; title: string; path: string; course: string }
  /** Opens another view of the sidebar instead of this page. */
  | { type: 'leave'; view: string };

/** What each task asks the server for when it opens. Its content is in `tasks-app.tsx`. */
const TASKS: Readonly<Record<TaskView, { opens: Call | undefined }>> = {
  enroll: { opens: call('listings', {}) },
  newListing: { opens: call('listingTemplate', {}) },
  help: { opens: undefined },
};

/** Starts with the task that the server named, or with enrolling. Throws if there's no such task. */
export function tasksAt(name = ''): Tasks {
  const task = name || 'enroll';
  if (!isTask(task)) throw new Error(`The page of the tasks has no “${task}”.`);
  return { task, silent: false };
}

function isTask(name: string): name is TaskView {
  return Object.keys(TASKS).includes(name);
}

export function reduceTasks(state: Tasks, action: TasksAction): Next<Tasks> {
  switch (action.type) {
    case 'answered':
      return { state: answered(state, action), effects: [] };
    case 'opened': {
      const fresh: Tasks = { task: state.task, silent: state.silent };
      const { opens } = TASKS[state.task];
      return opens === undefined ? { state: fresh, effects: [] } : wait(fresh, opens);
    }
    case 'silence':
      return { state: { ...state, silent: action.silent }, effects: [] };
    case 'enrolling':
      return { state: { ...state, enrolling: { ...nobodyYet, ...state.enrolling, ...action.set } }, effects: [] };
    case 'match':
      return wait(state, call('matchPeople', peopleToFind(state.enrolling ?? nobodyYet)));
    case 'enroll':
      return wait(state, call('enroll', rowsFor(state.enrolling ?? nobodyYet)));
    case 'newListing': {
      const { sheet = 0, key = '', hasCourse = false } = state.pattern ?? {};
      const { title, path, course } = action;
      return wait(state, call('newListing', { sheet, key, title, path, ...(hasCourse ? { course } : {}) }));
    }
    case 'leave':
      return wait(state, call('openSidebar', { view: action.view }));
  }
}

function answered(state: Tasks, { command, answer }: Answered): Tasks {
  const idle: Tasks = { ...state, busy: undefined };
  if (!answer.ok) return { ...idle, problem: answer.problem };
  switch (command) {
    case 'listings':
      return { ...idle, enrolling: { ...nobodyYet, ...answer.data } };
    case 'matchPeople':
      return idle.enrolling ? { ...idle, enrolling: matched(idle.enrolling, answer.data.people) } : idle;
    case 'enroll':
      return { ...idle, enrolled: answer.data };
    case 'listingTemplate':
      return { ...idle, pattern: answer.data };
    case 'newListing':
      return { ...idle, copied: answer.data };
    default:
      return idle;
  }
}

function wait(state: Tasks, effect: Call): Next<Tasks> {
  if (state.busy !== undefined) return { state, effects: [] };
  return { state: { ...state, busy: effect.command, problem: undefined }, effects: [effect] };
}

/** Returns the selector of what gets the focus after a change: a problem or a new heading. */
export function tasksFocus(before: Tasks, after: Tasks): string | undefined {
  if (after.problem !== undefined && after.problem !== before.problem) return '.message.error';
  return before.enrolling && stageOf(before) !== stageOf(after) ? 'h1' : undefined;
}

function stageOf({ enrolling, enrolled }: Tasks): string {
  return `${enrolling?.people !== undefined} ${enrolled !== undefined}`;
}

export interface TasksProps {
  state: Tasks;
  dispatch: (action: TasksAction) => void;
}
