// Charts of a sheet: what they look at, where they stand, and the numbers that they show.
import type { ChartDump } from '../../host.ts';
import type { Area } from './area.ts';
import { type Book, type SheetData, sheetInFormula } from './book.ts';
import { displayOf } from './display.ts';
import { cellOf } from './layer.ts';
import { readStored } from './read.ts';
import { type Mapping, type Reference, referencesOf } from './references.ts';

export interface Chart {
  readonly id: number;
  /** A name of `Charts.ChartType`, such as `COLUMN`. */
  readonly type: string;
  /** As formulas of the sheet would name them, so that they follow rows, columns, and names. */
  readonly ranges: readonly string[];
  readonly headers: number;
  /** The cell of its corner, and how many pixels it's right of it and below it. */
  readonly anchor: { readonly row: number; readonly column: number; readonly x: number; readonly y: number };
  readonly options: Readonly<Record<string, unknown>>;
}

const SIZE = { width: 600, height: 371 };

/** The corner stays with its cell, or with the next one that's left. */
export function moveCharts(charts: readonly Chart[], axis: 'row' | 'column', mapping: Mapping): readonly Chart[] {
  return charts.map((chart) => {
    let at = chart.anchor[axis];
    while (at > 1 && mapping(at) === undefined) at--;
    return { ...chart, anchor: { ...chart.anchor, [axis]: mapping(at) ?? 1 } };
  });
}

/** The areas of its ranges with their sheets. One whose cells are gone is left out. */
export function chartAreas(book: Book, sheet: SheetData, { ranges }: Chart): { sheet: SheetData; area: Area }[] {
  return ranges
    .flatMap((range) => referencesOf(range))
    .flatMap((reference) => {
      const target = reference.sheet === undefined ? sheet : sheetInFormula(book, reference.sheet);
      return target ? [{ sheet: target, area: areaOf(reference) }] : [];
    });
}

function areaOf({ first, last = first }: Reference): Area {
  return { row: first.row, column: first.column, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
}

/** The columns of all ranges side by side, as charts merge them by default: labels first, then a series for each column. */
export function dumpChart(book: Book, sheet: SheetData, chart: Chart): ChartDump {
  const { id, type, anchor, options, headers } = chart;
  const [labels, ...series] = chartAreas(book, sheet, chart).flatMap(({ sheet: from, area }) =>
    Array.from({ length: area.columns }, (_, index) => columnIn(book, from, { ...area, column: area.column + index, columns: 1 })),
  );
  return {
    id,
    type,
    ...anchor,
    width: numberIn(options.width) ?? SIZE.width,
    height: numberIn(options.height) ?? SIZE.height,
    title: String(options.title ?? ''),
    labels: (labels ?? []).slice(headers).map(({ shown }) => shown),
    series: series.map((cells) => ({
      name: cells
        .slice(0, headers)
        .map(({ shown }) => shown)
        .join(' '),
      values: cells.slice(headers).map(({ value }) => (typeof value === 'number' ? value : null)),
      texts: cells.slice(headers).map(({ shown }) => shown),
    })),
  };
}

function columnIn(book: Book, sheet: SheetData, area: Area) {
  return readStored(book, sheet, area).map(([value], index) => {
    const format = cellOf(sheet.formats, area.row + index, area.column);
    return { value, shown: displayOf(value, format, book.locale) };
  });
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Charts of a file have different IDs, and a held insert takes its own at once. */
export function nextChartId(book: Book): number {
  book.newCharts++;
  return 1_000_000 + book.newCharts;
}
