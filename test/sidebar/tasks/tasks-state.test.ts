import { describe, expect, it } from 'vitest';
import { reduceTasks, tasksAt } from '../../../src/sidebar/tasks/tasks-state.ts';

describe('the task that the server names', () => {
  it.each([
    ['enroll', ['listings']],
    ['newListing', ['listingTemplate']],
    ['help', []],
  ])('of %s asks the server for %j when it opens', (name, commands) => {
    const { state, effects } = reduceTasks(tasksAt(name), { type: 'opened' });
    expect(state.task).toBe(name);
    expect(effects.map((effect) => effect.do === 'call' && effect.command)).toEqual(commands);
  });

  it('is enrolling when it is missing', () => {
    expect(tasksAt(undefined).task).toBe('enroll');
    expect(tasksAt('').task).toBe('enroll');
  });

  it.each(['elsewhere', 'home', 'constructor'])('throws for “%s”, which is no task', (name) => {
    expect(() => tasksAt(name)).toThrow(`The page of the tasks has no “${name}”.`);
  });
});
