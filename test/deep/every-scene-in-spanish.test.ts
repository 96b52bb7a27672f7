import { describe, expect, it } from 'vitest';
import { lookAtSpanish } from '../browser/look-at-spanish.ts';
import { hasBrowser } from '../browser/open-browser.ts';
import { reportsScenes } from '../browser/scenes/reports-scenes.ts';
import { reviewScenes } from '../browser/scenes/review-scenes.ts';
import type { Scene } from '../browser/scenes/scene.ts';
import { sidebarScenes } from '../browser/scenes/sidebar-scenes.ts';
import { tasksScenes } from '../browser/scenes/tasks-scenes.ts';

const pages: readonly ['sidebar' | 'tasks' | 'reports' | 'review', readonly Scene[]][] = [
  ['sidebar', sidebarScenes],
  ['tasks', tasksScenes],
  ['reports', reportsScenes],
  ['review', reviewScenes],
];

describe.skipIf(!hasBrowser)('every state of every view in Spanish', () => {
  it.each(pages)('of the page %s has no flaw that axe finds, and no text that is cut at twice the size', async (file, scenes) => {
    const translated = await lookAtSpanish(file, scenes);
    console.info(`${file}: ${translated} of ${scenes.length} states say something else in Spanish`);
    expect(translated).toBe(scenes.length);
  });
});
