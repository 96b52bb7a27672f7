// What the reading methods of `Range` answer.
import { beforeRead, longTextIn } from '../execution.ts';
import { displayOf } from '../workbook/display.ts';
import { cellOf, readArea } from '../workbook/layer.ts';
import { type Cell, readStored, readValues } from '../workbook/read.ts';
import type { Range } from './range.ts';

export function valuesIn({ run, sheet, area }: Range): Cell[][] {
  beforeRead(run, area.rows * area.columns);
  const values = readValues(run.world.book, sheet, area);
  run.world.counts.longTextRead += longTextIn(values);
  return values;
}

export function displayIn({ run, sheet, area }: Range): string[][] {
  beforeRead(run, area.rows * area.columns);
  const { book, switches } = run.world;
  return readStored(book, sheet, area).map((cells, down) =>
    cells.map((value, across) => {
      const shown = displayOf(value, cellOf(sheet.formats, area.row + down, area.column + across), book.locale);
      return switches.trailingPoint === 'dropped' && typeof value === 'number' ? shown.replace(/[.,]$/, '') : shown;
    }),
  );
}

export function formulasIn({ run, sheet, area }: Range): string[][] {
  beforeRead(run, area.rows * area.columns);
  return readArea(sheet.formulas, area, (formula) => formula ?? '');
}
