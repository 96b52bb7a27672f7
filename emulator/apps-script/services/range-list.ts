// `RangeList`: several areas of a sheet.
import type { Execution } from '../execution.ts';
import type { GoogleRangeList, Modelled } from './modelled.ts';
import type { Range } from './range.ts';
import { Service } from './service.ts';

export class RangeList extends Service implements Modelled<GoogleRangeList, 'getRanges'> {
  readonly #ranges: Range[];
  constructor(run: Execution, ranges: Range[]) {
    super(run);
    this.#ranges = ranges;
  }
  getRanges(): Range[] {
    return this.#ranges;
  }
}
