// What a colleague does to the layout of a tab, all at once: each of these moves cells without typing into them.
import type { RaceScene } from './layout-scenes.ts';

export interface LayoutChange {
  name: string;
  act(scene: RaceScene): void;
  /** Takes a row away for good, or a column. */
  takes?: 'row' | 'column';
  /** Google reports what's pasted as if it were typed. */
  pasted?: true;
}

const at = ({ world, tab }: RaceScene, header: string) => (world.host.workbook.display(tab, '1:1')[0] ?? []).indexOf(header) + 1;
const CAPTIONS: Readonly<Record<string, string>> = { Courses: 'Title', Tags: 'Name', Orders: 'Order number' };
const caption = ({ tab }: RaceScene) => CAPTIONS[tab] ?? '';

function sort(ascending: boolean) {
  return (scene: RaceScene) => scene.world.host.workbook.sort(scene.tab, at(scene, caption(scene)), ascending);
}

/** Cuts whole rows out and pastes them below all others. */
function cutRows(scene: RaceScene, from: number, to: number): void {
  const { workbook } = scene.world.host;
  const last = workbook.display(scene.tab).length;
  workbook.cutPaste(scene.tab, `${from}:${to}`, `A${last + 1}`);
}

export const layoutChanges: readonly LayoutChange[] = [
  { name: 'sorts up', act: sort(true) },
  { name: 'sorts down', act: sort(false) },
  { name: 'inserts a row', act: ({ world, tab }) => world.host.workbook.insertRows(tab, 2, 1) },
  { name: 'inserts three rows at the top', act: ({ world, tab }) => world.host.workbook.insertRows(tab, 1, 3) },
  { name: 'deletes a row', act: ({ world, tab }) => world.host.workbook.deleteRows(tab, 4, 1), takes: 'row' },
  { name: 'cuts two rows and pastes them below', act: (scene) => cutRows(scene, 3, 4), pasted: true },
  { name: 'inserts a column', act: ({ world, tab }) => world.host.workbook.insertColumns(tab, 2, 1) },
  {
    name: 'moves a column to the front',
    act: (scene) => scene.world.host.workbook.moveColumn(scene.tab, at(scene, caption(scene)), 1),
  },
  { name: 'moves the ID to the end', act: (scene) => scene.world.host.workbook.moveColumn(scene.tab, at(scene, 'ID'), 9) },
  {
    name: 'deletes a column',
    act: (scene) => scene.world.host.workbook.deleteColumns(scene.tab, at(scene, 'Updated'), 1),
    takes: 'column',
  },
];

/** Changes the layout as the colleague of whoever runs. */
export function changeLayout(scene: RaceScene, change: LayoutChange): void {
  const { colleague, world } = scene;
  if (colleague) world.host.setUser(colleague.changes);
  change.act(scene);
  if (colleague) world.host.setUser(colleague.runs);
}
