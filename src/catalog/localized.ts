// The table in the language of the workbook: what people read in an entry, and never what identifies something. The table itself is
// English, and an English workbook uses it as it is.
import { type Dictionary, dictionaryHere } from '../base/say.ts';
import type { ChildRows, Field, Filter, Resource, Words, WriteCall } from './resource.ts';

const known = new WeakMap<Dictionary, Map<Resource, Resource>>();

/** Returns an entry of the table in the language of the workbook. The same entry always becomes the same object. */
export function localized(resource: Resource): Resource {
  const dictionary = dictionaryHere();
  if (!dictionary) return resource;
  const entries = known.get(dictionary) ?? new Map<Resource, Resource>();
  known.set(dictionary, entries);
  const entry = entries.get(resource) ?? translated(resource, dictionary);
  entries.set(resource, entry);
  return entry;
}

function translated(resource: Resource, dictionary: Dictionary): Resource {
  const { name, title, fields, filters, writes, children, remarks, report } = resource;
  const of: Of = { isReport: report !== undefined, text: (english) => textIn(dictionary, name, english) };
  return {
    ...resource,
    title: of.text(title),
    fields: fields.map((field) => fieldIn(field, of)),
    filters: filters.map((filter) => filterIn(filter, of)),
    writes: Object.fromEntries(Object.entries(writes).map(([operation, call]) => [operation, callIn(call, of)])),
    ...(children ? { children: childrenIn(children, of) } : {}),
    ...(remarks ? { remarks: remarks.map(of.text) } : {}),
    ...(report ? { report: { ...report, question: of.text(report.question), empty: of.text(report.empty) } } : {}),
  };
}

/** How the texts of one entry are translated. */
interface Of {
  isReport: boolean;
  text: (english: string) => string;
}

/** A text whose meaning is another one in this entry has a key with the entry's name. */
function textIn(dictionary: Dictionary, entry: string, english: string): string {
  const found = dictionary[`${entry}: ${english}`] ?? dictionary[english] ?? english;
  return typeof found === 'string' ? found : found[0];
}

function fieldIn(field: Field, of: Of): Field {
  return { ...field, label: of.text(field.label), help: of.text(field.help), ...wordsOf(field, of) };
}

function filterIn(filter: Filter, of: Of): Filter {
  const { label, help, period } = filter;
  return {
    ...filter,
    label: of.text(label),
    ...(help === undefined ? {} : { help: of.text(help) }),
    ...(period ? { period: { ...period, label: of.text(period.label) } } : {}),
    ...wordsOf(filter, of),
  };
}

/** Words of Catalog stay as they are. Those of reports are ours, unless the dictionary lacks one of them. */
function wordsOf({ choices = [] }: Pick<Field | Filter, 'choices'>, { isReport, text }: Of): { words?: Words } {
  const words = isReport ? choices.map((choice) => [choice, text(choice)]) : [];
  return words.length > 0 && words.every(([choice, word]) => choice !== word) ? { words: Object.fromEntries(words) } : {};
}

function callIn(call: WriteCall, { text }: Of): WriteCall {
  const { help, options } = call;
  return {
    ...call,
    ...(help === undefined ? {} : { help: text(help) }),
    ...(options ? { options: options.map((option) => ({ ...option, label: text(option.label), help: text(option.help) })) } : {}),
  };
}

function childrenIn(children: ChildRows, of: Of): ChildRows {
  return { ...children, title: of.text(children.title), fields: children.fields.map((field) => fieldIn(field, of)) };
}
