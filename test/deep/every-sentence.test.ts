import { describe, it } from 'vitest';
import { lookAtSentences } from '../browser/look-at-sentences.ts';
import { hasBrowser } from '../browser/open-browser.ts';
import { reportsScenes } from '../browser/scenes/reports-scenes.ts';
import { sidebarScenes } from '../browser/scenes/sidebar-scenes.ts';
import { tasksScenes } from '../browser/scenes/tasks-scenes.ts';

describe.skipIf(!hasBrowser)('every state of every view of the sidebar, in a language that nobody speaks', () => {
  it('has no sentence from outside texts/, and no text that is cut at 200 %', async () => {
    await lookAtSentences('sidebar', sidebarScenes);
  });

  it('of the tasks has none either', async () => {
    await lookAtSentences('tasks', tasksScenes);
  });

  it('of the reports has none either', async () => {
    await lookAtSentences('reports', reportsScenes);
  });
});
