import type { Record_, Resource } from '../../src/catalog/resource.ts';
import type { Cell, Sheet } from '../../src/platform/ports.ts';
import type { TabContents } from '../../src/sync/plan/row-change.ts';
import { type CellContext, encodeCell } from '../../src/tabs/cells/codec.ts';
import { ACTION, STATUS } from '../../src/tabs/sheet/columns.ts';
import { snapshotRow } from '../../src/tabs/sheet/row-fingerprint.ts';

const context: CellContext = { zone: 'UTC', guardsFormulas: false, dropsApostrophe: false };

/** A tab of a resource that shows pulled records, with cells changed since and new rows below. */
export function aTab(
  resource: Resource,
  records: readonly Record_[],
  { typed = {}, added = [] }: { typed?: { [index: number]: { [column: string]: Cell } }; added?: { [column: string]: Cell }[] } = {},
): TabContents {
  const names = [ACTION, STATUS, ...resource.fields.map(({ name }) => name)];
  const columns = new Map(names.map((name, index) => [name, index + 1]));
  const pulled = records.map((record, index) =>
    names.map((name): Cell => {
      const field = resource.fields.find((each) => each.name === name);
      const shown = field ? encodeCell(field, record[name], context) : '';
      return typed[index]?.[name] ?? shown;
    }),
  );
  const values = [...pulled, ...added.map((row) => names.map((name): Cell => row[name] ?? ''))];
  const keys = values.map((row) => String(row[(columns.get(resource.key ?? '') ?? 0) - 1] ?? ''));
  const sheet: Partial<Sheet> = { id: 7 };
  return {
    resource,
    context,
    snapshot: new Map(
      records.map((record) => [String(record[resource.key ?? '']), snapshotRow({ resource, contents: { columns }, context }, record)]),
    ),
    contents: {
      // A diff asks only for the ID of the sheet.
      sheet: sheet as Sheet,
      name: resource.title,
      columns,
      headers: names,
      values,
      formulas: values.map((row) => row.map(() => '')),
      keys,
      keyColumn: columns.get(resource.key ?? ''),
      lastRow: values.length + 1,
      usedRows: values.length + 1,
    },
  };
}
