// `EmbeddedChart` and its builder: a chart over the cells of a sheet. Building one draws nothing until it's inserted.
import { beforeRead, type Execution, refusal } from '../execution.ts';
import type { SheetData } from '../workbook/book.ts';
import { type Chart, chartAreas } from '../workbook/chart.ts';
import { referenceText } from '../workbook/references.ts';
import type { GoogleEmbeddedChart, GoogleEmbeddedChartBuilder, Modelled } from './modelled.ts';
import { Range } from './range.ts';
import { Service } from './service.ts';

export class EmbeddedChart extends Service implements Modelled<GoogleEmbeddedChart, 'getChartId' | 'getRanges' | 'modify'> {
  constructor(
    run: Execution,
    readonly sheet: SheetData,
    readonly chart: Chart,
  ) {
    super(run);
  }
  /** Null until it was inserted. */
  getChartId(): number | null {
    return this.chart.id === 0 ? null : this.chart.id;
  }
  getRanges(): Range[] {
    beforeRead(this.run, 0);
    return chartAreas(this.run.world.book, this.sheet, this.chart).map(({ sheet, area }) => new Range(this.run, sheet, area));
  }
  modify(): EmbeddedChartBuilder {
    return new EmbeddedChartBuilder(this.run, this.sheet, this.chart);
  }
}

const BLANK: Chart = { id: 0, type: 'LINE', ranges: [], headers: 0, anchor: { row: 1, column: 1, x: 0, y: 0 }, options: {} };

type ModelledMember = 'addRange' | 'setChartType' | 'setNumHeaders' | 'setPosition' | 'setOption' | 'build';

export class EmbeddedChartBuilder extends Service implements Modelled<GoogleEmbeddedChartBuilder, ModelledMember> {
  #chart: Chart;

  constructor(
    run: Execution,
    readonly sheet: SheetData,
    chart: Chart = BLANK,
  ) {
    super(run);
    this.#chart = chart;
  }
  addRange({ sheet, area }: Range): this {
    const fixed = { rowFixed: true, columnFixed: true };
    const first = { row: area.row, column: area.column, ...fixed };
    const last = { row: area.row + area.rows - 1, column: area.column + area.columns - 1, ...fixed };
    const text = referenceText({ sheet: sheet === this.sheet ? undefined : sheet.name, first, last });
    this.#chart = { ...this.#chart, ranges: [...this.#chart.ranges, text] };
    return this;
  }
  /** An enumeration there, its name here, as it prints. */
  setChartType(type: unknown): this {
    this.#chart = { ...this.#chart, type: String(type) };
    return this;
  }
  setNumHeaders(headers: number): this {
    this.#chart = { ...this.#chart, headers };
    return this;
  }
  setPosition(row: number, column: number, x: number, y: number): this {
    if (row < 1 || column < 1) throw refusal(this.run, 'outside');
    this.#chart = { ...this.#chart, anchor: { row, column, x, y } };
    return this;
  }
  setOption(option: string, value: unknown): this {
    this.#chart = { ...this.#chart, options: { ...this.#chart.options, [option]: value } };
    return this;
  }
  build(): EmbeddedChart {
    return new EmbeddedChart(this.run, this.sheet, this.#chart);
  }
}
