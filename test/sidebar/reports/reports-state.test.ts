import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/protocol/jobs.ts';
import type { Messages } from '../../../src/protocol/messages.ts';
import type { Effect } from '../../../src/sidebar/page/effect.ts';
import { type Reports, type ReportsAction, reduceReports, reportsAt, reportsFocus } from '../../../src/sidebar/reports/reports-state.ts';

const forms: Messages['reports']['output'] = {
  reports: [],
  dashboard: { runs: [] },
  own: [{ id: 'o1', name: 'Ours', about: 'Seats', run: { title: 'Ours', resource: 'report/seats', filters: { all: 'true' }, own: 'o1' } }],
  sets: [
    {
      id: 's1',
      name: 'Monday',
      runs: ['own.o1', 'report/seats', 'report/roster'],
      planned: [
        { title: 'Ours', resource: 'report/seats', filters: { all: 'true' }, own: 'o1' },
        { title: 'Seats', resource: 'report/seats', filters: {} },
        { title: 'Roster', resource: 'report/roster', filters: { from: 'last:7' } },
      ],
    },
  ],
  savable: [
    { sheet: 4, name: 'Seats' },
    { sheet: 6, name: 'Roster' },
  ],
  active: 6,
};
const reports: ReportsAction = { type: 'answered', command: 'reports', answer: { ok: true, data: forms } };
const done = (text: string): ReportsAction => {
  const pulled = { sheet: 4, name: '', records: 1, added: 0, changed: 0, removed: 0, complete: true, kept: 0, unreadable: [], remarks: [] };
  const data: Progress = { job: 'j', kind: 'pull', phase: 'done', count: 1, text, pulled };
  return { type: 'answered', command: 'pull', answer: { ok: true, data } };
};
const failed = (code: string): ReportsAction => ({
  type: 'answered',
  command: 'pull',
  answer: { ok: false, problem: { code, what: 'It failed.', todo: 'Try again.' } },
});

/** Plays actions, and returns the last state with all that was asked of the server. */
function play(view: string, ...actions: ReportsAction[]): { state: Reports; calls: [string, unknown][] } {
  let state = reportsAt(view, 0);
  const calls: [string, unknown][] = [];
  for (const action of [reports, ...actions]) {
    const next: { state: Reports; effects: Effect[] } = reduceReports(state, action);
    state = next.state;
    for (const effect of next.effects) if (effect.do === 'call') calls.push([effect.command, effect.input]);
  }
  return { state, calls };
}

describe('the page of the reports', () => {
  it('runs each report of a set, also after one has failed, and keeps the result of each', () => {
    const { state, calls } = play(
      'reports',
      { type: 'runSet', id: 's1' },
      done('Ours: 1 listing.'),
      failed('report-denied'),
      done('Roster: 1 learner.'),
    );
    expect(calls).toEqual([
      ['pull', { resource: 'report/seats', filters: { all: 'true' }, own: 'o1' }],
      ['pull', { resource: 'report/seats', filters: {} }],
      ['pull', { resource: 'report/roster', filters: { from: 'last:7' } }],
      ['reports', {}],
    ]);
    expect(state.run?.ended.map(({ title, pulled, problem }) => [title, pulled?.text, problem?.code])).toEqual([
      ['Ours', 'Ours: 1 listing.', undefined],
      ['Seats', undefined, 'report-denied'],
      ['Roster', 'Roster: 1 learner.', undefined],
    ]);
  });

  it('shows the results of a set whose last report has failed', () => {
    const { state } = play('reports', { type: 'runSet', id: 's1' }, done('One.'), done('Two.'), failed('report-denied'));
    expect(state.run?.job).toEqual({ phase: 'done' });
    expect(state.run?.ended).toHaveLength(3);
  });

  it('continues a set with the report that asked about personal data', () => {
    const { calls } = play(
      'reports',
      { type: 'runSet', id: 's1' },
      done('Ours: 1 listing.'),
      failed('personal'),
      { type: 'personal', answer: 'with' },
      { type: 'answered', command: 'personal', answer: { ok: true, data: {} } },
    );
    expect(calls.map(([command]) => command)).toEqual(['pull', 'pull', 'personal', 'pull']);
    expect(calls[3]).toEqual(calls[1]);
  });

  it('edits an own report in a form that is filled with what was saved, once its values are right', () => {
    const saved = {
      at: 7,
      name: 'Ours',
      filters: [{ name: 'most', label: 'Up to', kind: 'integer' as const }],
      values: { most: '5' },
      sortable: [{ name: 'free', label: 'Free' }],
      order: '-free',
    };
    const edit = { type: 'own' as const, own: { view: 'edit' as const, id: 'o1', name: 'Ours', order: '', falls: false } };
    const opened = play('reports', edit, { type: 'answered', command: 'ownReport', answer: { ok: true, data: saved } });
    const { own } = opened.state;
    if (own?.view !== 'edit' || !own.form) throw new Error('no form');
    expect(own).toMatchObject({ name: 'Ours', order: 'free', falls: true, form: { draft: { values: { most: '5' } } } });
    const renamed = reduceReports(opened.state, { type: 'own', own: { ...own, name: 'Mine' } });
    const entered = (most: string): ReportsAction => ({ type: 'fill', filter: 'most', value: most });

    const wrong = reduceReports(reduceReports(renamed.state, entered('five')).state, { type: 'saveOwn' });
    expect([wrong.effects, reportsFocus(opened.state, wrong.state)]).toEqual([[], '[aria-invalid]']);

    const right = reduceReports(reduceReports(wrong.state, entered('6')).state, { type: 'saveOwn' });
    expect(right.effects).toEqual([
      expect.objectContaining({ command: 'editReport', input: { id: 'o1', at: 7, name: 'Mine', filters: { most: '6' }, order: '-free' } }),
    ]);
    const done = reduceReports(right.state, { type: 'answered', command: 'editReport', answer: { ok: true, data: {} } });
    expect([done.state.own, done.state.notice]).toEqual([undefined, 'Mine: saved. Its tab changes with the next run.']);
  });

  it('keeps both days of a period that is chosen in the form of an own report', () => {
    const saved = { at: 7, name: 'Ours', filters: [], values: { from: 'last:30' }, sortable: [], order: '' };
    const { state } = play(
      'reports',
      { type: 'own', own: { view: 'edit', id: 'o1', name: 'Ours', order: '', falls: false } },
      { type: 'answered', command: 'ownReport', answer: { ok: true, data: saved } },
      { type: 'fill', filter: 'from', value: 'last:7' },
      { type: 'fill', filter: 'to', value: '' },
    );
    expect(state.own).toMatchObject({ form: { draft: { values: { from: 'last:7', to: '' } } } });
  });

  it('runs an own report into its tab, or into a new one', () => {
    const { calls } = play('reports', { type: 'runOwn', id: 'o1' }, done('Ours: 1 listing.'), reports, {
      type: 'runOwn',
      id: 'o1',
      sheet: 'new',
    });
    const input = { resource: 'report/seats', filters: { all: 'true' }, own: 'o1' };
    expect(calls).toEqual([
      ['pull', input],
      ['reports', {}],
      ['pull', { ...input, sheet: 'new' }],
    ]);
  });

  it.each([
    ['reports:save:4', 4],
    ['reports:save:99', 6],
    ['reports:save', 6],
  ])('opened as %s offers to save sheet %i, and keeps what was typed if that fails', (view, sheet) => {
    const opened = play(view);
    expect(opened.calls).toEqual([['columns', { sheet }]]);
    const { own } = opened.state;
    if (own?.view !== 'save') throw new Error('no form');
    const { state, calls } = play(
      view,
      { type: 'answered', command: 'columns', answer: { ok: true, data: { columns: [] } } },
      { type: 'own', own: { ...own, name: 'Mine', order: 'enrolled', falls: true, columns: [] } },
      { type: 'saveOwn' },
      { type: 'answered', command: 'saveReport', answer: { ok: false, problem: { code: 'same-name', what: 'Taken.', todo: 'Another.' } } },
    );
    expect(calls[1]).toEqual(['saveReport', { sheet, name: 'Mine', order: '-enrolled' }]);
    expect([state.own, state.problem?.code]).toEqual([expect.objectContaining({ name: 'Mine' }), 'same-name']);
  });

  it('closes a form once it’s saved, and reads the list again', () => {
    const { state, calls } = play(
      'reports',
      { type: 'own', own: { view: 'paste', text: '{}' } },
      { type: 'saveOwn' },
      { type: 'answered', command: 'pasteRecipe', answer: { ok: true, data: { id: 'o2', name: 'Theirs (2)' } } },
      reports,
    );
    expect(calls.map(([command]) => command)).toEqual(['pasteRecipe', 'reports']);
    expect([state.own, state.notice]).toEqual([undefined, 'Theirs (2): saved.']);
  });
});
