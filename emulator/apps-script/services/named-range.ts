// `NamedRange`: a name for an area of one sheet.
import { beforeRead, type Execution, hold, refusal } from '../execution.ts';
import { noteShape, type SheetData } from '../workbook/book.ts';
import type { GoogleNamedRange, Modelled } from './modelled.ts';
import { Range } from './range.ts';
import { Service } from './service.ts';

export class NamedRange extends Service implements Modelled<GoogleNamedRange, 'getName' | 'getRange' | 'setRange'> {
  constructor(
    run: Execution,
    readonly sheet: SheetData,
    readonly name: string,
  ) {
    super(run);
  }
  getName(): string {
    return this.name;
  }
  getRange(): Range {
    beforeRead(this.run, 0);
    const mark = this.sheet.marks.find((each) => each.kind === 'name' && each.name === this.name);
    if (!mark) throw refusal(this.run, 'outside');
    return new Range(this.run, this.sheet, mark.area);
  }
  setRange(range: Range): this {
    const { run, sheet, name } = this;
    const apply = () => {
      sheet.marks = sheet.marks.map((mark) => (mark.kind === 'name' && mark.name === name ? { ...mark, area: range.area } : mark));
      noteShape(run.world.book, sheet);
    };
    hold(run, { cells: 0, apply });
    return this;
  }
}
