// `NamedRange`: a name of the file for an area of one sheet.
import { beforeRead, type Execution, hold, refusal } from '../execution.ts';
import { nameArea, namedArea } from '../workbook/marks.ts';
import type { GoogleNamedRange, Modelled } from './modelled.ts';
import { Range } from './range.ts';
import { Service } from './service.ts';

export class NamedRange extends Service implements Modelled<GoogleNamedRange, 'getName' | 'getRange' | 'setRange'> {
  constructor(
    run: Execution,
    readonly name: string,
  ) {
    super(run);
  }
  getName(): string {
    return this.name;
  }
  getRange(): Range {
    beforeRead(this.run, 0);
    const found = namedArea(this.run.world.book, this.name);
    if (!found) throw refusal(this.run, 'outside');
    return new Range(this.run, found.sheet, found.area);
  }
  setRange({ sheet, area }: Range): this {
    const { run, name } = this;
    hold(run, { cells: 0, apply: () => nameArea(run.world.book, { name, sheet, area }) });
    return this;
  }
}
