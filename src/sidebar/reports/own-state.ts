// Own reports and sets while they're made, changed, or pasted: what the page shows of them, and what it asks the server to do.
import type { OwnForms, OwnReportForm, OwnSettings, SetForm } from '../../protocol/own-reports.ts';
import type { FilterValue } from '../../protocol/pull.ts';
import type { ColumnState } from '../../protocol/state.ts';
import { type Answered, call, type Effect } from '../page/effect.ts';
import type { PullDraft } from '../page/sidebar-state.ts';
import { draftOf, filled, readDraft } from '../pull/pull-draft.ts';
import { ownTexts } from '../texts/en/own-reports.ts';

/** `name` is what the user has typed. */
export type OwnView =
  | { view: 'save'; sheet: number | undefined; name: string; order: string; falls: boolean; columns?: ColumnState[] }
  | { view: 'report'; id: string; name: string; recipe?: string; isDeleting?: boolean }
  | { view: 'edit'; id: string; name: string; order: string; falls: boolean; form?: OwnSettings & { draft: PullDraft } }
  | { view: 'set'; id?: string; name: string; runs: string[]; isDeleting?: boolean }
  | { view: 'paste'; text: string };

/** Starts with the form that saves a tab: the given one, the active one, or the first one. */
export function saving({ savable, active }: OwnForms, wanted?: number): OwnView {
  const tab = [wanted, active].flatMap((sheet) => savable.find((each) => each.sheet === sheet) ?? [])[0] ?? savable[0];
  return { view: 'save', sheet: tab?.sheet, name: tab?.name ?? '', order: '', falls: false };
}

export function showing({ id, name }: OwnReportForm): OwnView {
  return { view: 'report', id, name };
}

export function changing({ id, name, runs }: SetForm): OwnView {
  return { view: 'set', id, name, runs: [...runs] };
}

/** Returns what a view needs to know before it's complete. */
export function neededFor(own: OwnView | undefined): Effect | undefined {
  if (own?.view === 'edit') return own.form ? undefined : call('ownReport', { id: own.id });
  return own?.view === 'save' && own.sheet !== undefined && !own.columns ? call('columns', { sheet: own.sheet }) : undefined;
}

/** Returns a view with the errors of its form. Undefined if it has none. */
export function refused(own: OwnView): OwnView | undefined {
  if (own.view !== 'edit' || !own.form) return undefined;
  const { draft, filters } = own.form;
  const { errors } = readDraft(filters, draft.values);
  if (Object.keys(errors).length === 0) return undefined;
  return { ...own, form: { ...own.form, draft: { ...draft, errors, refusals: draft.refusals + 1 } } };
}

/** Returns what the main button of a view does. Undefined if it has nothing to save. */
export function submitted(own: OwnView): Effect | undefined {
  switch (own.view) {
    case 'save': {
      const { sheet, name } = own;
      const order = orderOf(own);
      return sheet === undefined ? undefined : call('saveReport', { sheet, name, ...(order === '' ? {} : { order }) });
    }
    case 'edit': {
      const { id, name, form } = own;
      if (!form) return undefined;
      const { values } = readDraft(form.filters, form.draft.values);
      return call('editReport', { id, at: form.at, name, filters: values, order: orderOf(own) });
    }
    case 'report':
      return undefined;
    case 'set': {
      const { id, name, runs } = own;
      return call('saveSet', { ...(id === undefined ? {} : { id }), name, runs });
    }
    case 'paste':
      return call('pasteRecipe', { recipe: own.text });
  }
}

/** Returns the column that rows are sorted by, with a hyphen before one that falls. */
function orderOf({ order, falls }: { order: string; falls: boolean }): string {
  return order === '' ? '' : `${falls ? '-' : ''}${order}`;
}

/** Returns the view that edits a report, filled with what is saved. */
function editing(id: string, saved: OwnSettings): OwnView {
  const { name, filters, values, order } = saved;
  const draft: PullDraft = { resource: id, values: draftOf(filters, values), errors: {}, refusals: 0 };
  return { view: 'edit', id, name, order: order.replace(/^-/, ''), falls: order.startsWith('-'), form: { ...saved, draft } };
}

/** Returns the view that edits a report after the user has filled a filter of it. */
export function withFilter(own: OwnView, filter: string, value: FilterValue): OwnView {
  if (own.view !== 'edit' || !own.form) return own;
  return { ...own, form: { ...own.form, draft: filled(own.form.draft, filter, value) } };
}

/** Returns what deletes a report or a set. */
export function deletion(own: OwnView): Effect | undefined {
  if (own.view === 'report') return call('deleteReport', { id: own.id });
  return own.view === 'set' && own.id !== undefined ? call('deleteSet', { id: own.id }) : undefined;
}

/** What a response to one of these commands means: the view as it is now, or that it's closed with a notice. */
export type OwnNext = { own: OwnView } | { notice: string };

/** Undefined if a response isn't about own reports. */
export function ownAnswered(own: OwnView, { command, answer }: Answered): OwnNext | undefined {
  if (!answer.ok) return undefined;
  const name = 'name' in own ? own.name : '';
  switch (command) {
    case 'columns':
      return own.view === 'save' ? { own: { ...own, columns: answer.data.columns } } : { own };
    case 'ownReport':
      return { own: own.view === 'edit' ? editing(own.id, answer.data) : own };
    case 'copyRecipe':
      return own.view === 'report' ? { own: { ...own, recipe: answer.data.recipe } } : { own };
    case 'pasteRecipe':
      return { notice: ownTexts.saved(answer.data.name) };
    case 'editReport':
      return { notice: ownTexts.edited(name.trim()) };
    case 'saveReport':
    case 'saveSet':
      return { notice: ownTexts.saved(name.trim()) };
    case 'deleteReport':
    case 'deleteSet':
      return { notice: ownTexts.deleted(name) };
    default:
      return undefined;
  }
}
