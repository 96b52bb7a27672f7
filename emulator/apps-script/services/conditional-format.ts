// `ConditionalFormatRule` and its builder: looks that depend on the text of a cell.
import { type Execution, refusal } from '../execution.ts';
import type { Condition } from '../workbook/condition.ts';
import type { GoogleConditionalFormatRule, GoogleConditionalFormatRuleBuilder, Modelled } from './modelled.ts';
import type { Range } from './range.ts';
import { Service } from './service.ts';

export class ConditionalFormatRule extends Service implements Modelled<GoogleConditionalFormatRule, 'getRanges' | 'copy'> {
  constructor(
    run: Execution,
    readonly rule: Condition,
    readonly ranges: readonly Range[],
  ) {
    super(run);
  }
  getRanges(): Range[] {
    return [...this.ranges];
  }
  copy(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this.run, this.rule, this.ranges);
  }
}

type ModelledMember = 'whenTextContains' | 'whenTextEqualTo' | 'setBackground' | 'setRanges' | 'build';

export class ConditionalFormatRuleBuilder extends Service implements Modelled<GoogleConditionalFormatRuleBuilder, ModelledMember> {
  #rule: Condition;
  #ranges: readonly Range[];

  constructor(run: Execution, rule: Condition = { criteria: 'TEXT_CONTAINS', text: '', look: {} }, ranges: readonly Range[] = []) {
    super(run);
    this.#rule = rule;
    this.#ranges = ranges;
  }

  whenTextContains(text: string): this {
    this.#rule = { ...this.#rule, criteria: 'TEXT_CONTAINS', text: String(text) };
    return this;
  }
  whenTextEqualTo(text: string): this {
    this.#rule = { ...this.#rule, criteria: 'TEXT_EQUAL_TO', text: String(text) };
    return this;
  }
  setBackground(color: string | null): this {
    const { background: _dropped, ...look } = this.#rule.look;
    this.#rule = { ...this.#rule, look: color === null ? look : { ...look, background: color.toLowerCase() } };
    return this;
  }
  setRanges(ranges: Range[]): this {
    this.#ranges = ranges;
    return this;
  }
  build(): ConditionalFormatRule {
    if (this.#ranges.length === 0) throw refusal(this.run, 'no-ranges');
    return new ConditionalFormatRule(this.run, this.#rule, this.#ranges);
  }
}
