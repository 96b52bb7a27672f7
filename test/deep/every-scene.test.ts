import { describe, expect, it } from 'vitest';
import { lookAt } from '../browser/look-at-scenes.ts';
import { hasBrowser } from '../browser/open-browser.ts';
import { reportsScenes } from '../browser/scenes/reports-scenes.ts';
import { reviewScenes } from '../browser/scenes/review-scenes.ts';
import { sidebarScenes } from '../browser/scenes/sidebar-scenes.ts';
import { tasksScenes } from '../browser/scenes/tasks-scenes.ts';

describe.skipIf(!hasBrowser)('every state of every view', () => {
  it('of the sidebar has no flaw that axe finds, one heading, no cut text and at most one main button', async () => {
    const elements = await lookAt('sidebar', sidebarScenes);
    console.info(`axe looked at ${elements} elements in ${sidebarScenes.length} states of the sidebar, with all of its rules`);
    expect(elements).toBeGreaterThan(500);
  });

  it('of the tasks has none either', async () => {
    const elements = await lookAt('tasks', tasksScenes);
    console.info(`axe looked at ${elements} elements in ${tasksScenes.length} states of the tasks, with all of its rules`);
    expect(elements).toBeGreaterThan(200);
  });

  it('of the review has none either', async () => {
    const elements = await lookAt('review', reviewScenes);
    console.info(`axe looked at ${elements} elements in ${reviewScenes.length} states of the review, with all of its rules`);
    expect(elements).toBeGreaterThan(500);
  });

  it('of the reports has none either', async () => {
    const elements = await lookAt('reports', reportsScenes);
    console.info(`axe looked at ${elements} elements in ${reportsScenes.length} states of the reports, with all of its rules`);
    expect(elements).toBeGreaterThan(500);
  });
});
