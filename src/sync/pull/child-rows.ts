// The tab of a resource's lines: one row per item of a list inside each record, written by the pull of the records.
import type { Parsed } from '../../catalog/records/parse-record.ts';
import type { Field, Record_, Resource } from '../../catalog/resource.ts';

const KEY: Field = { name: 'line', label: 'Line', kind: 'text', help: 'ID of the record and position of the item in it.' };

/** The lines as a read-only resource of their own, with the record's key and the position as key. */
export function childResource(resource: Resource): Resource | undefined {
  const { children: lines } = resource;
  if (!lines) return undefined;
  return {
    name: lines.name,
    title: lines.title,
    one: lines.one,
    group: resource.group,
    path: resource.path,
    list: resource.list,
    writes: {},
    filters: [],
    key: KEY.name,
    fields: [KEY, ...lines.fields],
  };
}

/** The lines of records by their key, such as `1043-1`. */
export function childRowsOf(records: Iterable<Parsed>): Map<string, Record_> {
  const lines = new Map<string, Record_>();
  for (const record of records) {
    record.lines?.forEach((line, index) => {
      const key = `${record.key}-${index + 1}`;
      lines.set(key, { ...line, [KEY.name]: key });
    });
  }
  return lines;
}

/** The record that a line belongs to. */
export function parentKeyOf(key: string): string {
  return key.slice(0, key.lastIndexOf('-'));
}
