// The menus as a tree: what people do to a sheet, and under Extensions what the script has added.
import type { MenuItem } from '../../host.ts';

export interface MenuNode {
  caption: string;
  /** A menu of its own; else `act` is there. */
  items?: MenuNode[];
  act?: () => void;
}

/** Items with the same beginning of their path share a submenu; the order is that of the items. */
export function growMenu(items: MenuItem[], click: (path: string[]) => void): MenuNode[] {
  const root: MenuNode[] = [];
  for (const { path } of items) {
    let level = root;
    for (const caption of path.slice(0, -1)) {
      const known = level.find((each) => each.caption === caption)?.items;
      const items = known ?? [];
      if (known === undefined) level.push({ caption, items });
      level = items;
    }
    level.push({ caption: path.at(-1) ?? '', act: () => click(path) });
  }
  return root;
}
