import { describe, expect, it } from 'vitest';
import type { OpenJob } from '../../../src/protocol/jobs.ts';
import type { Answer, Command, Messages } from '../../../src/protocol/messages.ts';
import { reduceSidebar } from '../../../src/sidebar/home/sidebar.ts';
import { type Answered, call, type Effect } from '../../../src/sidebar/page/effect.ts';
import { openedAt, type Place, type Sidebar, type SidebarAction } from '../../../src/sidebar/page/sidebar-state.ts';
import { noNetwork } from '../../../src/sidebar/texts/en/problems.ts';
import { aSchedule, aState, aTab, someForms } from '../a-state.ts';

const NOW = 1_000_000;

/** Answers from the server, as the controller hands them on. */
function answer<C extends Command>(command: C, told: Answer<Messages[C]['output']>): Answered {
  return { type: 'answered', command, answer: told } as Answered;
}

function told<C extends Command>(command: C, data: Messages[C]['output']): Answered {
  return answer(command, { ok: true, data });
}

/** What the sidebar is after these actions, and which commands the last one sent. */
function having(state: Sidebar, ...actions: SidebarAction[]): { state: Sidebar; effects: Effect[] } {
  return actions.reduce<{ state: Sidebar; effects: Effect[] }>((next, action) => reduceSidebar(next.state, action), { state, effects: [] });
}

function opened(place: Place = { view: 'home' }, known = aState()): Sidebar {
  const read = having(openedAt(place, NOW), { type: 'opened' }, told('state', known));
  return commands(read.effects).includes('forms') ? having(read.state, told('forms', { forms: someForms })).state : read.state;
}

function commands(effects: Effect[]): string[] {
  return effects.map((effect) => (effect.do === 'call' ? effect.command : effect.do));
}

describe('opening', () => {
  it('asks the server for its state', () => {
    expect(commands(having(openedAt({ view: 'home' }, NOW), { type: 'opened' }).effects)).toEqual(['state']);
  });

  it('goes straight to the form of the resource that was asked for', () => {
    const state = opened({ view: 'pull', resource: 'orders' });
    expect(state).toMatchObject({ view: 'pull', draft: { resource: 'orders' } });
  });

  it('asks to connect first, and then goes where the person wanted', () => {
    const state = opened({ view: 'pull', resource: 'orders' }, aState({ connection: undefined, tabs: [] }));
    expect(state.view).toBe('connect');
    const connected = having(
      state,
      { type: 'connect', host: 'learn.example.edu', key: 'k' },
      told('connect', { host: 'learn.example.edu', label: '', kind: 'test' }),
    );
    expect(commands(connected.effects)).toContain('forms');
    const { state: shown } = having(connected.state, told('forms', { forms: someForms }));
    expect(shown).toMatchObject({ view: 'pull', draft: { resource: 'orders' } });
  });

  it('asks what can be pulled when it is first to be shown, and never again', () => {
    const home = opened();
    const first = having(home, { type: 'go', view: 'pull' });
    expect(commands(first.effects)).toEqual(['forms']);
    const again = having(first.state, told('forms', { forms: someForms }), { type: 'go', view: 'pull', resource: 'orders' });
    expect(again.effects).toEqual([]);
    expect(again.state.draft?.resource).toBe('orders');
  });

  it('looks for what to pull anew each time', () => {
    const choice = having(opened({ view: 'pull' }), { type: 'search', text: 'ord' });
    expect(choice.state.search).toBe('ord');
    expect(having(choice.state, { type: 'go', view: 'pull', resource: 'orders' }).state.search).toBe('');
  });

  it('keeps what is known when a later reading fails', () => {
    const problem = { code: 'no-network', what: 'No network.', todo: 'Try again.' };
    const { state } = having(opened(), answer('state', { ok: false, problem }));
    expect(state.known).toEqual(aState());
    expect(state.unread).toEqual(problem);
  });
});

describe('connecting', () => {
  const unconnected = opened({ view: 'connect' }, aState({ connection: undefined, tabs: [] }));

  it('sends nothing while a field is blank, and says which', () => {
    const { state, effects } = having(unconnected, { type: 'connect', host: ' learn.example.edu ', key: '  ' });
    expect(effects).toEqual([]);
    expect(state.blank).toEqual({ host: false, key: true });
  });

  it('never keeps the key', () => {
    const { state, effects } = having(unconnected, { type: 'connect', host: 'learn.example.edu', key: 'secret-key' });
    expect(effects).toEqual([{ do: 'call', command: 'connect', input: { host: 'learn.example.edu', key: 'secret-key' } }]);
    expect(JSON.stringify(state)).not.toContain('secret-key');
  });

  it('is sent once, however often the button is pressed', () => {
    const press: SidebarAction = { type: 'connect', host: 'learn.example.edu', key: 'k' };
    expect(having(unconnected, press, press).effects).toEqual([]);
  });

  it('shows what the server says against it, and lets the person try again', () => {
    const problem = { code: 'wrong-key', what: 'Catalog does not accept this key.', todo: 'Check the key.' };
    const press: SidebarAction = { type: 'connect', host: 'learn.example.edu', key: 'k' };
    const { state } = having(unconnected, press, answer('connect', { ok: false, problem }));
    expect(state).toMatchObject({ view: 'connect', problem });
    expect(commands(having(state, press).effects)).toEqual(['connect']);
  });

  it('leads who has pulled nothing yet to what can be pulled', () => {
    const { state, effects } = having(
      unconnected,
      { type: 'connect', host: 'learn.example.edu', key: 'k' },
      told('connect', { host: 'learn.example.edu', label: '', kind: 'test' }),
    );
    expect(state.view).toBe('pull');
    expect(commands(effects)).toEqual(['forms', 'state']);
  });

  it('leads to the overview, which is read again', () => {
    const { state, effects } = having(
      opened({ view: 'connect' }, aState({ connection: undefined })),
      { type: 'connect', host: 'learn.example.edu', key: 'k' },
      told('connect', { host: 'learn.example.edu', label: '', kind: 'test', catalogs: 3 }),
    );
    expect(state).toMatchObject({ view: 'home', notice: { about: 'connected', catalogs: 3 } });
    expect(state.known?.connection?.host).toBe('learn.example.edu');
    expect(commands(effects)).toEqual(['state']);
  });
});

describe('pulling', () => {
  const tab = aTab({ filters: { title: 'yoga' } });
  const progress = { job: 'j1', kind: 'pull', phase: 'reading', count: 20, total: 100, text: 'Reading…' } as const;

  it('starts from the remembered filters of the tab', () => {
    const state = opened({ view: 'pull', resource: 'courses' }, aState({ tabs: [tab] }));
    expect(state.draft).toMatchObject({ values: { title: 'yoga' }, sheet: 1 });
  });

  it('goes into the tab in sight when several hold the resource', () => {
    const state = opened({ view: 'pull', resource: 'courses' }, aState({ tabs: [tab, aTab({ sheet: 2, name: 'Courses 2' })], active: 2 }));
    expect(state.draft?.sheet).toBe(2);
  });

  it('names no tab when the resource has none yet', () => {
    const { effects } = having(opened({ view: 'pull', resource: 'orders' }), { type: 'pull' });
    expect(effects).toEqual([{ do: 'call', command: 'pull', input: { resource: 'orders', filters: {} } }]);
  });

  it('sends nothing while a filter is wrong, until it is put right', () => {
    const form = opened({ view: 'pull', resource: 'orders' });
    const wrong = having(form, { type: 'fill', filter: 'canvas_user_id', value: 'x' }, { type: 'pull' });
    expect(wrong.effects).toEqual([]);
    expect(wrong.state.draft?.errors).toEqual({ canvas_user_id: 'integer' });
    const right = having(wrong.state, { type: 'fill', filter: 'canvas_user_id', value: '7' });
    expect(right.state.draft?.errors).toEqual({});
    expect(commands(having(right.state, { type: 'pull' }).effects)).toEqual(['pull']);
  });

  it('goes into a further tab when asked, with the filters that are filled in', () => {
    const form = opened({ view: 'pull', resource: 'courses' }, aState({ tabs: [tab] }));
    const { effects } = having(
      form,
      { type: 'into', sheet: 'new' },
      { type: 'fill', filter: 'title', value: 'yoga two' },
      { type: 'pull' },
    );
    expect(effects).toEqual([
      { do: 'call', command: 'pull', input: { resource: 'courses', filters: { title: 'yoga two' }, sheet: 'new' } },
    ]);
  });

  it('refreshes a tab with the filters that it remembers', () => {
    const { effects } = having(opened({ view: 'home' }, aState({ tabs: [tab] })), { type: 'refresh', sheet: 1 });
    expect(effects).toEqual([{ do: 'call', command: 'pull', input: { resource: 'courses', filters: { title: 'yoga' }, sheet: 1 } }]);
  });

  it('does not start twice', () => {
    const refresh: SidebarAction = { type: 'refresh', sheet: 1 };
    expect(having(opened(), refresh, refresh).effects).toEqual([]);
  });

  it('stays in sight while it is under way', () => {
    const { state } = having(opened(), { type: 'refresh', sheet: 1 }, { type: 'go', view: 'home' });
    expect(state).toMatchObject({ view: 'pull', pull: { job: { phase: 'starting' } } });
  });

  it('reads the state again when it has ended', () => {
    const { state, effects } = having(
      opened(),
      { type: 'refresh', sheet: 1 },
      told('pull', progress),
      told('step', { ...progress, phase: 'done' }),
    );
    expect(state.pull?.job.phase).toBe('done');
    expect(commands(effects)).toEqual(['state']);
  });

  it('can be tried again when the network failed before it had begun', () => {
    const problem = { code: 'no-network', what: 'No network.', todo: 'Try again.' };
    const { state } = having(opened(), { type: 'refresh', sheet: 1 }, answer('pull', { ok: false, problem }));
    expect(state.pull?.job.phase).toBe('disconnected');
    expect(commands(having(state, { type: 'tryAgain' }).effects)).toEqual(['pull']);
  });
});

describe('coming back to the sidebar', () => {
  it('reads the state again, since edits are not told to it', () => {
    expect(commands(having(opened(), { type: 'looked', now: NOW + 60_000 }).effects)).toEqual(['state']);
  });

  it('asks nothing when the state has just been read', () => {
    expect(having(opened(), { type: 'looked', now: NOW + 1_000 }).effects).toEqual([]);
  });

  it('asks nothing while a pull is under way', () => {
    expect(having(opened(), { type: 'refresh', sheet: 1 }, { type: 'looked', now: NOW + 60_000 }).effects).toEqual([]);
  });

  it('leaves a half-filled form alone', () => {
    const filled = having(opened({ view: 'pull', resource: 'courses' }), { type: 'fill', filter: 'title', value: 'pottery' }).state;
    const { state } = having(filled, { type: 'looked', now: NOW + 60_000 }, told('state', aState()));
    expect(state.draft?.values).toEqual({ title: 'pottery' });
  });
});

describe('a schedule', () => {
  const PER_DAY = { requests: 240, ms: 600_000, cells: 0 };
  const answer = { when: 'every hour', next: 'Fri, Nov 20, 16:00', perDay: PER_DAY, limits: { requests: 20_000, ms: 5_400_000 } };
  const there = { ...opened({ view: 'schedule' }), known: aState({ schedules: [aSchedule()] }) };
  const editing = having(there, { type: 'editSchedule', id: 's1' }).state;

  it('is changed in a form, saved, and read again', () => {
    expect(editing.schedule).toEqual({ id: 's1', rule: { every: 'day', hour: 6 }, tabs: 'all' });
    const hourly = { type: 'draftSchedule' as const, draft: { id: 's1', rule: { every: 'hours' as const, hours: 1 }, tabs: [1] } };
    const sent = having(editing, hourly, { type: 'schedule' });
    expect(sent.effects).toEqual([call('schedule', { id: 's1', rule: { every: 'hours', hours: 1 }, tabs: [1] })]);
    const { state, effects } = having(sent.state, told('schedule', { ...answer, saved: true }));
    expect(state.schedule).toBeUndefined();
    expect(state.notice).toEqual({ about: 'scheduled', when: 'every hour', next: 'Fri, Nov 20, 16:00' });
    expect(commands(effects)).toEqual(['state']);
  });

  it('that takes too much stays in its form, with what fits', () => {
    const refused = { ...answer, saved: false, proposal: { rule: { every: 'hours' as const, hours: 4 }, when: 'every 4 hours' } };
    const { state, effects } = having(editing, { type: 'schedule' }, told('schedule', refused));
    expect([state.schedule?.refused, state.notice, effects]).toEqual([refused, undefined, []]);
  });

  it('is deleted, or taken over, and the list is read again', () => {
    const deleted = having(there, { type: 'unschedule', id: 's1' }, told('unschedule', {}));
    const taken = having(there, { type: 'takeOver', id: 's1' }, told('takeOver', {}));
    expect([deleted.state.notice, taken.state.notice]).toEqual([{ about: 'unscheduled' }, { about: 'tookOver' }]);
    expect([commands(deleted.effects), commands(taken.effects)]).toEqual([['state'], ['state']]);
  });

  it('that isn’t saved is forgotten when the user leaves', () => {
    expect(having(editing, { type: 'go', view: 'home' }).state.schedule).toBeUndefined();
  });
});

describe('checking a Catalog', () => {
  it('needs a connection, and then shows the report', () => {
    expect(opened({ view: 'check' }, aState({ connection: undefined, tabs: [] })).view).toBe('connect');

    const asked = having(opened({ view: 'check' }), { type: 'checkCatalog' });
    expect(commands(asked.effects)).toEqual(['checkCatalog']);
    const { state } = having(asked.state, told('checkCatalog', { report: 'All as expected', differences: 0 }));
    expect(state).toMatchObject({ view: 'check', busy: undefined, notice: { about: 'checked', report: 'All as expected' } });
  });

  it('shows no report of a Catalog that one has left', () => {
    const checked = having(opened({ view: 'check' }), { type: 'checkCatalog' }, told('checkCatalog', { report: 'Old', differences: 1 }));
    expect(having(checked.state, { type: 'go', view: 'connect' }).state.notice).toBeUndefined();
  });
});

describe('the report of an installation', () => {
  const REPORT = 'facts 1\n\nPage\nmessageSize: undecided\n';

  it('needs no connection, and adds whether a large message arrives', () => {
    const at = opened({ view: 'checkInstallation' }, aState({ connection: undefined, tabs: [] }));
    expect(at.view).toBe('checkInstallation');
    const asked = having(at, { type: 'checkInstallation', echo: '', menu: 'file', page: ['screen: 1366 x 768'] });
    expect(asked.effects).toMatchObject([{ input: { menu: 'file', page: ['screen: 1366 x 768'] } }]);
    const checked = having(asked.state, told('checkInstallation', { report: REPORT }));
    expect(checked.state.notice).toMatchObject({ report: REPORT });
    expect(checked.effects).toMatchObject([{ command: 'checkInstallation', input: { filler: expect.stringMatching(/^x{1000000}$/) } }]);

    const arrived = having(checked.state, told('checkInstallation', { report: 'x' }));
    expect(arrived.state.notice).toMatchObject({ report: REPORT.replace('undecided', '1000000 characters arrive') });
    expect(arrived.effects).toEqual([]);
    const lost = having(checked.state, { type: 'answered', command: 'checkInstallation', answer: { ok: false, problem: noNetwork } });
    expect(lost.state).toMatchObject({
      problem: undefined,
      notice: { report: REPORT.replace('undecided', '1000000 characters don’t arrive') },
    });
  });

  it('shows why it couldn’t be made', () => {
    const asked = having(opened({ view: 'checkInstallation' }), { type: 'checkInstallation', echo: '', page: [] });
    const { state } = having(asked.state, { type: 'answered', command: 'checkInstallation', answer: { ok: false, problem: noNetwork } });
    expect(state).toMatchObject({ problem: noNetwork, notice: undefined, busy: undefined });
  });
});

describe('diagnostics', () => {
  it('need no connection, and are shown in the report box', () => {
    const asked = having(opened({ view: 'diagnostics' }, aState({ connection: undefined, tabs: [] })), { type: 'diagnostics', page: [] });
    expect(commands(asked.effects)).toEqual(['diagnostics']);
    expect(having(asked.state, told('diagnostics', { report: 'connection: none' })).state.notice).toMatchObject({
      report: 'connection: none',
    });
  });
});

describe('a job that was left open', () => {
  const pull: OpenJob = {
    job: 'j1',
    kind: 'pull',
    name: 'My courses',
    resource: 'courses',
    filters: {},
    sheet: 1,
    count: 100,
    total: 240,
    since: 1,
    yours: true,
  };
  const send: OpenJob = { job: 'p1', kind: 'send', name: '', count: 3, total: 9, since: 1, yours: true };
  const state = opened({ view: 'home' }, aState({ jobs: [pull, send] }));

  it('goes on in the sidebar where it is a pull, from where it was', () => {
    const { state: now, effects } = having(state, { type: 'resumeJob', job: 'j1' });
    expect(effects).toEqual([{ do: 'call', command: 'step', input: { job: 'j1' } }]);
    expect(now).toMatchObject({
      view: 'pull',
      pull: { title: 'My courses', sheet: 1, job: { phase: 'running', progress: { count: 100 } } },
    });
  });

  it('goes on in the review dialog where it is a send', () => {
    const { effects } = having(state, { type: 'resumeJob', job: 'p1' });
    expect(effects).toEqual([{ do: 'call', command: 'openReview', input: { resume: 'p1' } }]);
  });

  it('is cancelled, and then the state is read again', () => {
    const { state: now, effects } = having(state, { type: 'endJob', job: 'j1' });
    expect(effects).toEqual([{ do: 'call', command: 'cancel', input: { job: 'j1' } }]);
    expect(commands(having(now, told('cancel', {})).effects)).toEqual(['state']);
  });

  it('says why where it could not be cancelled', () => {
    const problem = { code: 'busy', what: 'Busy.', todo: 'Wait.' };
    const { state: now } = having(state, { type: 'endJob', job: 'j1' }, answer('cancel', { ok: false, problem }));
    expect(now).toMatchObject({ busy: undefined, problem });
  });

  it('is left alone while something else is waited for, or when it is gone', () => {
    expect(having(state, { type: 'review' }, { type: 'resumeJob', job: 'j1' }).effects).toEqual([]);
    expect(having(state, { type: 'resumeJob', job: 'gone' }).effects).toEqual([]);
  });
});

describe('the last sends', () => {
  it('open the review of their way back, and the log at their lines', () => {
    const state = opened({ view: 'runs' });
    expect(having(state, { type: 'undo', run: 'p1' }).effects).toEqual([{ do: 'call', command: 'openReview', input: { undo: 'p1' } }]);
    expect(having(state, { type: 'log', run: 'p1' }).effects).toEqual([{ do: 'call', command: 'log', input: { run: 'p1' } }]);
    expect(having(state, { type: 'log' }).effects).toEqual([{ do: 'call', command: 'log', input: {} }]);
  });
});
