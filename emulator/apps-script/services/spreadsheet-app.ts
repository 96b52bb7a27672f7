// `SpreadsheetApp`: the way to the open file.
import { type Execution, hasFile, refusal, settle } from '../execution.ts';
import { ConditionalFormatRuleBuilder } from './conditional-format.ts';
import { DataValidationBuilder } from './data-validation.ts';
import type { GoogleSpreadsheetApp, Modelled } from './modelled.ts';
import type { Range } from './range.ts';
import { Service } from './service.ts';
import type { Sheet } from './sheet.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { Ui } from './ui.ts';

type ModelledMember =
  | 'getActive'
  | 'getActiveSpreadsheet'
  | 'getActiveSheet'
  | 'getActiveRange'
  | 'openById'
  | 'getUi'
  | 'flush'
  | 'newConditionalFormatRule'
  | 'newDataValidation'
  | 'setActiveSheet';

export class SpreadsheetApp extends Service implements Modelled<GoogleSpreadsheetApp, ModelledMember> {
  readonly WrapStrategy = { WRAP: 'WRAP', OVERFLOW: 'OVERFLOW', CLIP: 'CLIP' };
  readonly DataValidationCriteria = { CHECKBOX: 'CHECKBOX', VALUE_IN_LIST: 'VALUE_IN_LIST' };

  getActive(): Spreadsheet {
    return openFile(this.run);
  }
  getActiveSpreadsheet(): Spreadsheet {
    return openFile(this.run);
  }
  getActiveSheet(): Sheet {
    return openFile(this.run).getActiveSheet();
  }
  getActiveRange(): Range {
    // There always is one: a sheet starts with A1 selected.
    return openFile(this.run).getActiveRange() as Range;
  }
  setActiveSheet(sheet: Sheet): Sheet {
    return openFile(this.run).setActiveSheet(sheet);
  }
  /** There is no other file than the open one. */
  openById(id: string): Spreadsheet {
    if (id !== this.run.world.book.id) throw refusal(this.run, 'file-missing');
    return new Spreadsheet(this.run);
  }
  getUi(): Ui {
    if (this.run.clockwork || this.run.cell) throw refusal(this.run, 'no-ui');
    return new Ui(this.run);
  }
  flush(): void {
    settle(this.run);
  }
  newConditionalFormatRule(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this.run);
  }
  newDataValidation(): DataValidationBuilder {
    return new DataValidationBuilder(this.run);
  }
}

function openFile(run: Execution): Spreadsheet {
  // Google's types promise a file; in a clock trigger there may be none, and the script gets null.
  if (!hasFile(run)) return null as unknown as Spreadsheet;
  return new Spreadsheet(run);
}
