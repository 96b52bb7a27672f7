// Starts pulls from the form or of a tab, and resumes unfinished jobs.
import type { FilterValues, ResourceForm } from '../../protocol/pull.ts';
import type { TabState } from '../../protocol/state.ts';
import { call, type Next } from '../page/effect.ts';
import { isUnderWay, type NextJob, resume, starting } from '../page/job.ts';
import { next, type Pull, type PullDraft, read, type Sidebar, wait } from '../page/sidebar-state.ts';
import { readDraft } from './pull-draft.ts';

export function submit(state: Sidebar): Next<Sidebar> {
  return withFilters(state, (draft, form, filters) => {
    const title = state.known?.tabs.find((tab) => tab.sheet === draft.sheet)?.name ?? form.title;
    return begin(state, { resource: form.name, title, filters, sheet: draft.sheet });
  });
}

/** Asks what a pull with the values of the form would read and add. */
export function checkSize(state: Sidebar): Next<Sidebar> {
  return withFilters(state, ({ resource, sheet }, _, filters) =>
    wait(state, call('preFlight', { resource, filters, ...(sheet !== undefined && { sheet }) })),
  );
}

/** Continues with what is filled in, or shows what is wrong with it. */
function withFilters(state: Sidebar, then: (draft: PullDraft, form: ResourceForm, filters: FilterValues) => Next<Sidebar>): Next<Sidebar> {
  const { draft } = state;
  const form = state.forms?.find((one) => one.name === draft?.resource);
  if (draft === undefined || form === undefined) return next(state);
  const { values, errors } = readDraft(form.filters, draft.values);
  if (Object.keys(errors).length > 0) return next({ ...state, draft: { ...draft, errors, refusals: draft.refusals + 1 } });
  return then(draft, form, values);
}

export function pullOf(tab: TabState): Omit<Pull, 'job'> {
  return { resource: tab.resource, title: tab.name, filters: tab.filters, sheet: tab.sheet };
}

export function begin(state: Sidebar, what: Omit<Pull, 'job'>): Next<Sidebar> {
  if ((isUnderWay(state.pull?.job) && state.pull?.job.phase !== 'disconnected') || state.busy !== undefined) return next(state);
  const { resource, filters, sheet, fromStart } = what;
  const effect = call('pull', { resource, filters, ...(sheet !== undefined && { sheet }), ...(fromStart && { fromStart }) });
  return next({ ...state, view: 'pull', pull: { ...what, job: starting }, problem: undefined, notice: undefined }, effect);
}

/** Resumes a pull here, and a send in the dialog that shows its results. */
export function resumeJob(state: Sidebar, id: string): Next<Sidebar> {
  const open = state.known?.jobs.find(({ job }) => job === id);
  if (open === undefined || state.busy !== undefined) return next(state);
  if (open.kind !== 'pull') return wait(state, call('openReview', { resume: id }));
  const { name, resource = '', filters = {}, sheet, count, total } = open;
  const progress = { job: id, kind: open.kind, phase: 'reading' as const, count, total, text: '' };
  const pull: Pull = { resource, title: name, filters, sheet, job: { phase: 'disconnected', progress } };
  return follow({ ...state, view: 'pull', problem: undefined, notice: undefined }, pull, resume(pull.job));
}

/** Continues the pull. When it has ended, the tabs have changed, so the state is read again. */
export function follow(state: Sidebar, pull: Pull, { job, effects }: NextJob): Next<Sidebar> {
  const followed: Sidebar = { ...state, pull: { ...pull, job } };
  if (isUnderWay(job)) return next(followed, ...effects);
  // The form names the IDs of saved filters, so it's read again for new ones.
  const hasFilters = Object.keys(pull.filters).length > 0;
  const after = read(job.phase === 'done' && hasFilters ? { ...followed, forms: undefined } : followed);
  return { state: after.state, effects: [...effects, ...after.effects] };
}
