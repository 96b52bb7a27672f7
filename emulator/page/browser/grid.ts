// The grid: Univer as a canvas of cells. It shows what the host says; what a person does with it is told, never done.
import { LocaleType, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import {
  type ISetSelectionsOperationParams,
  UniverSheetsCorePreset,
  UniverSheetsNumfmtPlugin,
  UniverSheetsNumfmtUIPlugin,
} from '@univerjs/preset-sheets-core';
import coreTexts from '@univerjs/preset-sheets-core/locales/en-US';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import dataValidationTexts from '@univerjs/preset-sheets-data-validation/locales/en-US';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteTexts from '@univerjs/preset-sheets-note/locales/en-US';
import type { FWorksheet } from '@univerjs/sheets/facade';
import type { Area } from '../../host.ts';
import type { SheetView } from '../protocol.ts';
import type { Scroll } from './charts.ts';
import { changeSheet, describeSheet, drawRules, workbookId } from './draw-sheet.ts';
import { offerGridModel } from './grid-model.ts';
import { type GuardedEvents, guardGrid } from './guard-grid.ts';
import { keepInSight, scrollTo } from './in-sight.ts';
import { keepTextsPlain } from './plain-texts.ts';
import { emptyCopy, type SheetCopy, takeOver } from './sheet-copy.ts';

export interface Grid {
  /** Takes over what the server told of a sheet. */
  take(view: SheetView): void;
  /** Shows a sheet that has been taken. */
  show(sheet: number): void;
  /** Forgets the sheets that are no longer there. */
  keep(sheets: number[]): void;
  copy(sheet: number): SheetCopy | undefined;
  select(row: number, column: number): void;
  selectAreas(areas: readonly Area[]): void;
  /** Where a cell stands on the screen. */
  cellPlace(row: number, column: number): DOMRect | undefined;
  focus(): void;
}

export interface GridEvents extends GuardedEvents {
  selected(areas: Area[]): void;
  /** Cells stand elsewhere on the screen now. */
  scrolled(sheet: number, scroll: Scroll): void;
  /** The person asks for the editor of the selected cell, by a double click. */
  editAsked(): void;
}

/** The host has formatted all numbers. */
const unwanted = new Set<unknown>([UniverSheetsNumfmtPlugin, UniverSheetsNumfmtUIPlugin]);

export function openGrid(container: HTMLElement, events: GridEvents): Grid {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: { ...coreTexts, ...dataValidationTexts, ...noteTexts } },
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      header: false,
      toolbar: false,
      footer: false,
      formulaBar: false,
      contextMenu: false,
      disableAutoFocus: true,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
    }),
    UniverSheetsDataValidationPreset({ showEditOnDropdown: false, showSearchOnDropdown: false }),
    UniverSheetsNotePreset(),
  ];
  for (const plugin of presets.flatMap((preset) => preset.plugins)) {
    if (unwanted.has(Array.isArray(plugin) ? plugin[0] : plugin)) continue;
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  const api = FUniver.newAPI(univer);
  const copies = new Map<number, SheetCopy>();
  const activeSheet = () => api.getActiveWorkbook()?.getActiveSheet();
  guardGrid(api, events);
  keepInSight(api);
  offerGridModel(api);
  // Told by the command, because the event of that name begins seconds after the grid is there.
  api.addEvent(api.Event.CommandExecuted, ({ id, params }) => {
    if (id === 'sheet.operation.set-scroll') events.scrolled(...scrollIn(params));
    if (id !== 'sheet.operation.set-selections') return;
    // The shape that this operation declares.
    const { subUnitId, selections } = params as ISetSelectionsOperationParams;
    if (selections.length === 0 || subUnitId !== activeSheet()?.getSheetId()) return;
    events.selected(
      selections.map(({ range: { startRow, startColumn, endRow, endColumn } }) => ({
        row: startRow + 1,
        column: startColumn + 1,
        rows: endRow - startRow + 1,
        columns: endColumn - startColumn + 1,
      })),
    );
  });
  api.addEvent(api.Event.BeforeSheetEditStart, () => events.editAsked());

  return {
    take(view) {
      const known = copies.get(view.id);
      const copy = known ?? emptyCopy(view);
      const before = known?.view;
      const changed = takeOver(copy, view);
      copies.set(view.id, copy);
      if (before !== undefined) changeSheet(api, { type: 'change', copy, before, changed });
      else if (api.getActiveWorkbook() !== null) changeSheet(api, { type: 'insert', sheet: describeSheet(copy) });
      else {
        api.createWorkbook({ id: workbookId, sheetOrder: [String(view.id)], sheets: { [view.id]: describeSheet(copy) } });
        // The grid's services are there once it has a workbook.
        keepTextsPlain(univer);
      }
      drawRules(api, copy, before, changed);
    },
    show(sheet) {
      const target = api.getActiveWorkbook()?.getSheetBySheetId(String(sheet));
      if (target !== null && target !== undefined && activeSheet()?.getSheetId() !== String(sheet)) target.activate();
    },
    keep(sheets) {
      for (const id of [...copies.keys()].filter((id) => !sheets.includes(id))) {
        copies.delete(id);
        changeSheet(api, { type: 'remove', sheet: id });
      }
    },
    copy: (sheet) => copies.get(sheet),
    select(row, column) {
      activeSheet()
        ?.getRange(row - 1, column - 1)
        .activate();
      scrollTo(api, row - 1, column - 1);
      // A sheet that was just shown has nothing to scroll before it's drawn.
      const shown = activeSheet()?.getSheetId();
      requestAnimationFrame(() => {
        if (activeSheet()?.getSheetId() === shown) scrollTo(api, row - 1, column - 1);
      });
    },
    selectAreas(areas) {
      const sheet = activeSheet();
      if (!sheet) return;
      const selections = areas.map(({ row, column, rows, columns }) => {
        const range = sheet.getRange(row - 1, column - 1, rows, columns).getRange();
        const primary = {
          ...range,
          endRow: range.startRow,
          endColumn: range.startColumn,
          actualRow: range.startRow,
          actualColumn: range.startColumn,
        };
        return { range, primary: { ...primary, isMerged: false, isMergedMainCell: false }, style: null };
      });
      void api.executeCommand('sheet.operation.set-selections', { unitId: workbookId, subUnitId: sheet.getSheetId(), selections });
    },
    cellPlace(row, column) {
      const sheet = activeSheet();
      return sheet && placeOnScreen(sheet, row - 1, column - 1, container.getBoundingClientRect());
    },
    focus() {
      container.querySelector<HTMLElement>('[contenteditable="true"]')?.focus();
    },
  };
}

function scrollIn(params: unknown): [sheet: number, scroll: Scroll] {
  // The shape that this operation declares.
  const { sheetId, sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = params as ScrollParams & { sheetId: string };
  return [Number(sheetId), { row: sheetViewStartRow, column: sheetViewStartColumn, x: offsetX, y: offsetY }];
}

interface ScrollParams {
  sheetViewStartRow: number;
  sheetViewStartColumn: number;
  offsetX: number;
  offsetY: number;
}

/** The grid knows where a cell is as if it hadn't been scrolled, and counts from its own corner. */
function placeOnScreen(sheet: FWorksheet, row: number, column: number, { left, top }: DOMRect): DOMRect {
  const place = sheet.getRange(row, column).getCellRect();
  const { ySplit, xSplit } = sheet.getFreeze();
  const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = sheet.getScrollState();
  const first = sheet.getRange(ySplit, xSplit).getCellRect();
  const scrolled = sheet.getRange(sheetViewStartRow + ySplit, sheetViewStartColumn + xSplit).getCellRect();
  const down = row < ySplit ? 0 : scrolled.top - first.top + offsetY;
  const right = column < xSplit ? 0 : scrolled.left - first.left + offsetX;
  return new DOMRect(left + place.left - right, top + place.top - down, place.width, place.height);
}
