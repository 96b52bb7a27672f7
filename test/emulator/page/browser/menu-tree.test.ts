import { describe, expect, it } from 'vitest';
import { growMenu } from '../../../../emulator/page/browser/menu-tree.ts';

describe('the menus of the script', () => {
  it('gather items with the same beginning in one submenu, and click with the whole path', () => {
    const clicked: string[][] = [];
    const items = [
      ['Sync', 'Open'],
      ['Sync', 'Pull', 'Orders'],
      ['Sync', 'Pull', 'Tags'],
      ['Sync', 'Review'],
    ];
    const menu = growMenu(
      items.map((path) => ({ path, functionName: 'any' })),
      (path) => clicked.push(path),
    );
    expect(menu.map(({ caption }) => caption)).toEqual(['Sync']);
    expect(menu[0]?.items?.map(({ caption }) => caption)).toEqual(['Open', 'Pull', 'Review']);
    menu[0]?.items?.[1]?.items?.[1]?.act?.();
    expect(clicked).toEqual([['Sync', 'Pull', 'Tags']]);
  });
});
