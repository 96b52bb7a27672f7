import { describe, expect, it } from 'vitest';
import { sidebarFocus } from '../../../src/sidebar/home/navigation.ts';
import { openedAt, type Sidebar } from '../../../src/sidebar/page/sidebar-state.ts';
import { comparing, reviewFocus } from '../../../src/sidebar/review/review-state.ts';
import { aState } from '../a-state.ts';

const shown: Sidebar = { ...openedAt({ view: 'home' }, 0), known: aState() };
const problem = { code: 'wrong-key', what: 'Wrong key.', todo: 'Check it.' };

describe('the keyboard', () => {
  it('stays where it is when the sidebar opens', () => {
    expect(sidebarFocus(openedAt({ view: 'home' }, 0), shown)).toBeUndefined();
  });

  it('goes to the heading of another view', () => {
    expect(sidebarFocus(shown, { ...shown, view: 'runs' })).toBe('h1');
  });

  it('goes to the heading when the form for connecting, shown in the place of the overview, makes room for it', () => {
    const unconnected: Sidebar = { ...shown, known: aState({ connection: undefined }) };
    expect(sidebarFocus(unconnected, shown)).toBe('h1');
    expect(sidebarFocus(shown, unconnected)).toBe('h1');
  });

  it('goes to the heading when a pull has ended, since its buttons are others then', () => {
    const pull = { resource: 'orders', title: 'Orders', filters: {} };
    const running: Sidebar = { ...shown, view: 'pull', pull: { ...pull, job: { phase: 'running' } } };
    const done: Sidebar = { ...shown, view: 'pull', pull: { ...pull, job: { phase: 'done' } } };
    expect(sidebarFocus(running, done)).toBe('h1');
  });

  it('stays during the steps of a pull', () => {
    const pull = { resource: 'orders', title: 'Orders', filters: {} };
    const starting: Sidebar = { ...shown, view: 'pull', pull: { ...pull, job: { phase: 'starting' } } };
    const running: Sidebar = { ...shown, view: 'pull', pull: { ...pull, job: { phase: 'running' } } };
    expect(sidebarFocus(starting, running)).toBeUndefined();
  });

  it('goes to a new problem', () => {
    expect(sidebarFocus(shown, { ...shown, problem })).toBe('.message.error');
    expect(reviewFocus(comparing, { ...comparing, problem })).toBe('.message.error');
  });

  it('goes to the first wrong input of a refused form, but not while the person puts it right', () => {
    const draft = { resource: 'orders', values: {}, errors: {}, refusals: 0 };
    const form: Sidebar = { ...shown, view: 'pull', draft };
    const refused: Sidebar = { ...form, draft: { ...draft, errors: { from: 'day', to: 'day' }, refusals: 1 } };
    const typing: Sidebar = { ...form, draft: { ...draft, errors: { to: 'day' }, refusals: 1 } };
    expect(sidebarFocus(form, refused)).toBe('[aria-invalid=true]');
    expect(sidebarFocus(refused, typing)).toBeUndefined();
  });
});
