// The menus of the spreadsheet itself: what a person does to cells, rows, columns, tabs and the file. Each can be reached
// by keyboard, because the menu bar can.
import type { Area } from '../../host.ts';
import { areaName } from '../a1.ts';
import type { Action, Reply } from '../protocol.ts';
import { columnTexts } from './column-texts.ts';
import { growMenu, type MenuNode } from './menu-tree.ts';
import type { Question } from './question.tsx';
import type { SheetCopy } from './sheet-copy.ts';

/** What the menus work with, as it is at the moment of the click. */
export interface MenuDesk {
  reply(): Reply;
  /** Of the sheet that is shown. */
  copy(): SheetCopy | undefined;
  selected(): Area;
  send(action: Action): void;
  ask(question: Question): void;
  download(): void;
  copyFile(): void;
}

const offeredLocales = ['en_US', 'en_GB', 'de_DE', 'fr_FR', 'es_ES', 'it_IT', 'nl_NL', 'pt_BR', 'pl_PL', 'sv_SE', 'ja_JP', 'ko_KR'];

const offeredZones = [
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Sao_Paulo',
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'Africa/Johannesburg',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

export function describeMenus(desk: MenuDesk): MenuNode[] {
  const { ask, send } = desk;
  const item = (caption: string, act: (at: Area, sheet: number) => Action) => ({
    caption,
    act: () => send(act(desk.selected(), desk.reply().shown)),
  });
  const askFor = (title: string, label: string, value: string, answered: (text: string) => Action) =>
    ask({ title, fields: [{ label, value }], answered: ([text = '']) => send(answered(text)) });

  const settings = () => {
    const { locale, timeZone } = desk.reply().file;
    ask({
      title: 'Settings',
      fields: [
        { label: 'Locale', value: locale, offered: offeredLocales },
        { label: 'Time zone', value: timeZone, offered: offeredZones },
      ],
      answered: ([newLocale = locale, newZone = timeZone]) => send({ type: 'setFile', locale: newLocale, timeZone: newZone }),
    });
  };
  const filter = () => {
    const copy = desk.copy();
    const { shown: sheet } = desk.reply();
    const { column } = desk.selected();
    if (copy === undefined) return;
    const offered = columnTexts(copy, column);
    ask({
      title: `Filter column ${columnName(column)}`,
      offered,
      chosen: copy.view.filter?.shown[column] ?? offered,
      answered: (shown) => send({ type: 'filter', sheet, column, shown }),
    });
  };
  const width = () => {
    const { column, columns } = desk.selected();
    const { shown: sheet } = desk.reply();
    const value = String(desk.copy()?.view.columnWidths[column] ?? 100);
    askFor('Column width', 'Pixels', value, (text) => ({
      type: 'setColumnWidths',
      sheet,
      from: column,
      count: columns,
      pixels: Number(text) || 100,
    }));
  };
  const rename = () => {
    const { shown: sheet, tabs } = desk.reply();
    const value = tabs.find(({ id }) => id === sheet)?.name ?? '';
    askFor('Rename tab', 'Name', value, (name) => ({ type: 'rename', sheet, name }));
  };
  const nameRange = () => {
    const { shown: sheet } = desk.reply();
    const area = desk.selected();
    askFor(`Name ${areaName(area)}`, 'Name', '', (name) => ({ type: 'nameRange', sheet, area, name }));
  };
  const lastRow = () => desk.copy()?.view.rows ?? 1;

  return [
    {
      caption: 'File',
      items: [
        { caption: 'Make a copy', act: desk.copyFile },
        { caption: 'Download as .xlsx', act: desk.download },
        {
          caption: 'Version history',
          items: [
            {
              caption: 'Name this version',
              act: () => askFor('Name this version', 'Name', '', (name) => ({ type: 'saveVersion', name })),
            },
            ...desk.reply().file.versions.map((name) => item(`Restore ${name}`, () => ({ type: 'restoreVersion', name }))),
          ],
        },
        { caption: 'Settings', act: settings },
      ],
    },
    {
      caption: 'Edit',
      items: [
        item('Undo', () => ({ type: 'undo' })),
        item('Delete rows', (at, sheet) => ({ type: 'deleteRows', sheet, from: at.row, count: at.rows })),
        item('Delete columns', (at, sheet) => ({ type: 'deleteColumns', sheet, from: at.column, count: at.columns })),
        item('Move column left', (at, sheet) => ({ type: 'moveColumn', sheet, from: at.column, before: Math.max(1, at.column - 1) })),
        item('Move column right', (at, sheet) => ({ type: 'moveColumn', sheet, from: at.column, before: at.column + 2 })),
      ],
    },
    {
      caption: 'View',
      items: [
        item('Hide rows', (at, sheet) => ({ type: 'hideRows', sheet, from: at.row, count: at.rows })),
        item('Unhide all rows', (_, sheet) => ({ type: 'showRows', sheet, from: 1, count: lastRow() })),
        item('Hide columns', (at, sheet) => ({ type: 'hideColumns', sheet, from: at.column, count: at.columns })),
        item('Unhide all columns', (_, sheet) => ({ type: 'showColumns', sheet, from: 1, count: desk.copy()?.view.columns ?? 1 })),
        item('Freeze up to current row', (at, sheet) => ({
          type: 'freeze',
          sheet,
          rows: at.row + at.rows - 1,
          columns: frozenColumns(desk),
        })),
        item('Freeze up to current column', (at, sheet) => ({
          type: 'freeze',
          sheet,
          rows: desk.copy()?.view.frozenRows ?? 0,
          columns: at.column + at.columns - 1,
        })),
        item('Unfreeze all', (_, sheet) => ({ type: 'freeze', sheet, rows: 0, columns: 0 })),
        { caption: 'Column width', act: width },
      ],
    },
    {
      caption: 'Insert',
      items: [
        item('Rows above', (at, sheet) => ({ type: 'insertRows', sheet, after: at.row - 1, count: at.rows })),
        item('Rows below', (at, sheet) => ({ type: 'insertRows', sheet, after: at.row + at.rows - 1, count: at.rows })),
        item('Columns left', (at, sheet) => ({ type: 'insertColumns', sheet, after: at.column - 1, count: at.columns })),
        item('Columns right', (at, sheet) => ({ type: 'insertColumns', sheet, after: at.column + at.columns - 1, count: at.columns })),
        item('Duplicate row', (at, sheet) => ({ type: 'duplicateRow', sheet, row: at.row })),
      ],
    },
    {
      caption: 'Format',
      items: [
        item('Merge cells', (area, sheet) => ({ type: 'merge', sheet, area })),
        item('Convert to table', (area, sheet) => ({ type: 'toTable', sheet, area })),
      ],
    },
    {
      caption: 'Data',
      items: [
        item('Sort sheet A to Z', (at, sheet) => ({ type: 'sort', sheet, column: at.column, ascending: true })),
        item('Sort sheet Z to A', (at, sheet) => ({ type: 'sort', sheet, column: at.column, ascending: false })),
        { caption: 'Filter this column', act: filter },
        item('Remove filter', (_, sheet) => ({ type: 'clearFilter', sheet })),
        item('Protect range', (area, sheet) => ({ type: 'protect', sheet, area })),
        { caption: 'Named range', act: nameRange },
      ],
    },
    {
      caption: 'Tab',
      items: [
        item('Duplicate', (_, sheet) => ({ type: 'duplicateTab', sheet })),
        { caption: 'Rename', act: rename },
        item('Delete', (_, sheet) => ({ type: 'deleteTab', sheet })),
      ],
    },
    { caption: 'Extensions', items: growMenu(desk.reply().menu, (path) => send({ type: 'click', path })) },
  ];
}

function frozenColumns(desk: MenuDesk): number {
  return desk.copy()?.view.frozenColumns ?? 0;
}

function columnName(column: number): string {
  return areaName({ row: 1, column, rows: 1, columns: 1 }).replace(/\d+/, '');
}
