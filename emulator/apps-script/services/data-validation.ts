// `DataValidation` and its builder: drop-downs and checkboxes.
import type { Execution } from '../execution.ts';
import type { Scalar } from '../workbook/book.ts';
import type { Rule } from '../workbook/rule.ts';
import type { GoogleDataValidation, GoogleDataValidationBuilder, Modelled } from './modelled.ts';
import { Service } from './service.ts';

export class DataValidation
  extends Service
  implements Modelled<GoogleDataValidation, 'getAllowInvalid' | 'getCriteriaType' | 'getCriteriaValues'>
{
  constructor(
    run: Execution,
    readonly rule: Rule,
  ) {
    super(run);
  }
  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }
  getHelpText(): string | null {
    return this.rule.help;
  }
  // An enumeration there, its name here, as it prints.
  getCriteriaType(): never {
    return (this.rule.type === 'list' ? 'VALUE_IN_LIST' : 'CHECKBOX') as never;
  }
  getCriteriaValues(): unknown[] {
    return this.rule.type === 'list' ? [[...this.rule.values], this.rule.showDropdown] : [...this.rule.values];
  }
}

export class DataValidationBuilder
  extends Service
  implements Modelled<GoogleDataValidationBuilder, 'requireValueInList' | 'requireCheckbox' | 'setAllowInvalid' | 'setHelpText' | 'build'>
{
  constructor(
    run: Execution,
    public rule: Rule = { type: 'list', values: [], showDropdown: true, allowInvalid: true, help: null },
  ) {
    super(run);
  }
  requireValueInList(values: string[], showDropdown = true): this {
    this.rule = { ...this.rule, type: 'list', values: values.map(String), showDropdown };
    return this;
  }
  requireCheckbox(...values: unknown[]): this {
    this.rule = { ...this.rule, type: 'checkbox', values: checkboxValues(values) };
    return this;
  }
  setAllowInvalid(allowInvalid: boolean): this {
    this.rule = { ...this.rule, allowInvalid };
    return this;
  }
  setHelpText(help: string | null): this {
    this.rule = { ...this.rule, help };
    return this;
  }
  build(): DataValidation {
    return new DataValidation(this.run, this.rule);
  }
}

/** Values for checked and unchecked, as a cell stores them. */
export function checkboxValues(given: readonly unknown[]): Scalar[] {
  return given.map((value) => (typeof value === 'number' || typeof value === 'boolean' ? value : String(value)));
}
