// `RangeList`: several areas of a sheet.
import type { Execution } from '../execution.ts';
import { selectAreas } from '../workbook/book.ts';
import type { GoogleRangeList, Modelled } from './modelled.ts';
import type { Range } from './range.ts';
import { Service } from './service.ts';

export class RangeList extends Service implements Modelled<GoogleRangeList, 'getRanges' | 'activate'> {
  readonly #ranges: Range[];
  constructor(run: Execution, ranges: Range[]) {
    super(run);
    this.#ranges = ranges;
  }
  getRanges(): Range[] {
    return this.#ranges;
  }
  activate(): this {
    const sheet = this.#ranges.at(-1)?.sheet;
    if (!sheet) return this;
    const areas = this.#ranges.map(({ area }) => area);
    selectAreas(sheet, areas);
    this.run.world.book.activeId = sheet.id;
    return this;
  }
}
