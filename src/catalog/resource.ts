// The vocabulary of the resource table: what an entry may say about a resource of the Catalog API.

import type { ReportRule } from './report-rule.ts';

/**
 * How a field's value looks on the wire, in memory and in a cell (`fields.ts` and `tabs/cells/codec.ts` hold the three):
 * `id` a number that identifies; `integer`; `decimal` (credits); `money` (decimals of the record's currency);
 * `text`; `boolean`; `time` (to the second); `choice` (one of some known words, others accepted); `set` (list of texts
 * whose order means nothing); `ids` (list of numbers whose order means nothing); `list` (all texts of a list in their order, only
 * read). The order of an `ordered` list is kept.
 */
export type Kind = 'id' | 'integer' | 'decimal' | 'money' | 'text' | 'boolean' | 'time' | 'choice' | 'set' | 'ids' | 'list';

/** A field's value in memory: decimals as canonical text, times as `YYYY-MM-DDTHH:MM:SSZ`, lists sorted unless their field is `ordered`. */
export type Value = string | number | boolean | null | readonly string[] | readonly number[];

/** A record as the product holds it: values by field name. An absent name means that the answer lacked the field. */
export type Record_ = { readonly [field: string]: Value | undefined };

/** What stands for some values in another language, by value. */
export type Words = Readonly<Record<string, string>>;

export interface Write {
  /** Name in the request, where it is not the field's name. */
  name?: string;
  /** Stands beside the wrapper, not inside it. */
  beside?: true;
  /** What a blank cell means: send null, or refuse. */
  blank: 'clears' | 'refused';
  /** Only sent when a record is created. */
  createOnly?: true;
  /** Must be filled for a create. */
  required?: true;
  /** Doing it twice would do it twice, and no read shows whether it was done: never sent again without knowing. */
  once?: true;
  /** A text of several things, separated by commas: each is sent as an object that holds it under this name. */
  each?: string;
  /** The value is the https address of an image, which is sent along as a file. */
  file?: true;
  /** Inside a map of that name in the request. */
  into?: string;
  /** Typed for these words of the Action column, and sent with them only. */
  for?: readonly string[];
}

/** A set of records whose names are shown next to their IDs. `directories.ts` says where each of them comes from. */
export type Directory = 'people' | 'listings' | 'catalogs' | 'sets' | 'orders' | 'enrollments';

export interface LookUpName {
  /** The field of this record with the ID, or with the list of IDs. */
  by: string;
  in: Directory;
  /** The field of the found record that is shown. */
  take: string;
  /** The field of the found record that the ID is in, if it isn't the one that the directory is known by. */
  at?: string;
}

export interface Field {
  /** Unique in the resource; the tag of its column is `catalog:<name>`. */
  name: string;
  /** The header in the tab. */
  label: string;
  kind: Kind;
  /** Where the value is in an answer, such as `['catalog', 'name']`; the field's name when absent. `[]` is the record itself, `'*'` every item of a list. */
  read?: readonly string[];
  /** Present where the field can be written. */
  write?: Write;
  /** Never in an answer: the base is the last value sent. */
  writeOnly?: true;
  /** The order of the items of this `set` or `ids` has a meaning, such as the order of a program's requirements. */
  ordered?: true;
  /** An email address: invisible characters and punctuation around it are never sent. */
  address?: true;
  /** Catalog refuses smaller numbers. */
  min?: 0;
  /** An amount: a change by more than half is unusual, and many large changes at once have to be confirmed. */
  amount?: true;
  /** A time before that of this field is unusual. */
  notBefore?: string;
  /** What a value is that a record of these resources has already, in any letters. */
  unique?: { among: readonly string[]; taken: 'refused' | 'unusual' };
  /** The items of this `list` are decimals. */
  items?: 'decimal';
  /** Known words of a `choice` or of the items of a `set`. In a report, the words are our own. */
  choices?: readonly string[];
  /** What its cells show for these values in the language of the workbook. Absent in the table, and in English. */
  words?: Words;
  /** The field that names the currency of a `money`. */
  currency?: string;
  /** May the answer be null? Booleans that may not get a checkbox. */
  nullable?: true;
  /** The items of this `set` are captions of records of that resource: a rename there changes them here. */
  names?: string;
  /**
   * In a new row, words typed here stand for a record of these resources, found by these fields: the first one that holds the
   * words decides. `take` is the field of it that is sent.
   */
  finds?: { resources: readonly string[]; by: readonly string[]; take: string };
  /**
   * Looked up by an ID of this record, unless the response itself has it (`read`). What a user types over it is no edit: it has no
   * base, isn't in the fingerprint of its row, and a refresh replaces it.
   */
  from?: LookUpName;
  /** In a new row, words typed here mean the record whose ID goes into that field. */
  standsFor?: string;
  /** Says something about a person. */
  personal?: true;
  /** Only in the current shape of the API: absent in older answers. */
  currentOnly?: true;
  /** An address, to be shown as a link. */
  link?: true;
  /** Some records lack it, which means nothing. */
  optional?: true;
  /** Has a column only where a person asks for it. */
  asked?: true;
  /** Moves with the clock, such as “in 3 days”: a report writes the new value, and doesn't call the row changed. */
  clocked?: true;
  /** Made of these names of the answer, with hyphens between: the key of records that have no id of their own. */
  join?: readonly string[];
  /** One sentence for the header's note and the reference. */
  help: string;
}

export type FilterKind = 'text' | 'integer' | 'decimal' | 'boolean' | 'presence' | 'day' | 'choice' | 'choices' | 'ids';

export interface Filter {
  /** Name of the query parameter or body field. */
  name: string;
  label: string;
  kind: FilterKind;
  choices?: readonly string[];
  /** As in a field. */
  words?: Words;
  /** The first day of a range that can also be a period in words: its name, and the filter of the last day. */
  period?: { label: string; until: string };
  /** A day that ends a range is sent as its last second. */
  end?: true;
  /** Fields that the server may compare a day with: a record with none of them inside is left out here. */
  of?: readonly string[];
  /** Chooses the records whose lists are read (`of`), and is not sent. One such filter has to be filled. */
  whose?: true;
  /** Name of the query parameter that takes one of several values, and is repeated for each; `name` takes one only. */
  several?: string;
  help?: string;
  /** The IDs are those of records in this directory, so they can be chosen by name. */
  refers?: 'people' | 'listings' | 'catalogs' | 'sets';
  /** Set by the page. It's neither in a form nor in the name of a tab. */
  hidden?: true;
}

/**
 * `numbered`: page and per_page from 1, Link, Total and Per-Page. `from-zero`: the same from 0, with the totals in the body.
 * `none`: one answer holds all that there is.
 */
export type Paging = 'numbered' | 'from-zero' | 'none';

/** A list that hangs on records of another kind: read once for each of them, and a 404 means that this one has none. */
export interface ParentList {
  /** With `{id}` where the id of such a record goes. */
  path: string;
  /** The name of that id in each row; rows that lack it get it. */
  name: string;
  /** Tabs whose rows can be meant all at once: the resource, and its field that holds the id. */
  tabs: Readonly<Record<string, string>>;
}

/** A kind of write: `create`, `update`, or another word of the Action column, such as `delete` or `archive`. */
export type Operation = string;

export interface WriteCall {
  operationId: string;
  method: 'post' | 'put' | 'delete';
  /** Where it goes, when that is not the resource's path for a create and `path/{id}` else. `{name}` is a value as in `params`. */
  path?: string;
  /** The wrapper of the body; none where fields stand flat. */
  wrapper?: string;
  /** A form cannot say null: what holds one goes as JSON all the same. */
  encoding?: 'json' | 'form';
  /**
   * Sent with the write, inside the wrapper: words as they stand, and `{name}` for the value of a field, as typed for this
   * write or else as the record has it. A row that lacks one of them is never sent. A DELETE says them in its query and in
   * its body, because some servers read only one of the two.
   */
  params?: Readonly<Record<string, string | boolean>>;
  /**
   * A table that is sent as one file in place of `from` and more updates of nothing but this field. Answers a job, which is
   * followed to its end.
   */
  upload?: { field: string; from: number; part: string; file: string; headers: readonly [string, string] };
  /** Asked in the review before sending, off by default, always sent beside the wrapper. */
  options?: readonly { name: string; label: string; help: string }[];
  /** Fields of which only one may be filled. */
  either?: readonly string[];
  /** One request for several records. */
  many?: BatchCall;
  /**
   * One request takes every record with the same value in this field, and names none of them. No Action of a row: a command
   * plans it, for all of them or none.
   */
  allOrNothing?: string;
  /** What else happens, for the review: `seats`, `e-mails`, `orders`, `deletions`. */
  effects: readonly Effect[];
  /** What it leaves of the record: nothing, or one that reads so. Absent where no read shows what it did. */
  leaves?: 'nothing' | { field: string; value: Value };
  /** The record itself must stay. Where it does not, Catalog did more than was asked: sent one by one, and the rest is held. */
  spares?: true;
  /** Also for records that Catalog no longer shows: the id in the row is enough. */
  unseen?: true;
  /** The word that takes it back. */
  undo?: string;
  /** Status of the row when it is done; `sent` when absent. */
  done?: string;
  /** What it does in Catalog, one sentence for the review and the reference. */
  help?: string;
  /** Position among all writes of a plan; small first. */
  order: number;
}

export interface BatchCall {
  /** Name of the list in the request: of keys, or of what this field of the records holds. */
  list: string;
  of?: string;
  /** Records in one request at most. */
  most: number;
  /** Its own address, where one record has another. Where a Catalog does not have it, each record is sent alone. */
  path?: string;
  operationId?: string;
}

/** The period in whose halves a list is read if it's cut off. */
export interface ListPeriod {
  /** The start of the names of two filters, which end with `from` and `to`. */
  filters: string;
  /** The field that they compare. */
  field: string;
}

export type Effect = 'seat' | 'e-mail' | 'order' | 'deletion';

/** A list inside each record that is shown in a tab of its own, one row per item; its key is record key + position. */
export interface ChildRows {
  name: string;
  title: string;
  one: string;
  /** Where the list is in the record. */
  path: readonly string[];
  /** Items hold such a list themselves, under this name: each becomes a row of its own, after its parent. */
  tree?: string;
  /** `read` paths that start with `^` are read from the record, `#` is the depth in a tree from 1, others from the item. */
  fields: readonly Field[];
  /** The first columns of a new tab. */
  leading?: readonly string[];
  /** As in a resource. */
  learnerId?: string;
}

export interface Resource {
  /** In lower case, as in the API's path: `courses`. */
  name: string;
  /** Title of the tab: `Courses`. */
  title: string;
  /** One record in running text: `course`. */
  one: string;
  group: 'Store' | 'People' | 'Learning' | 'Analytics' | 'Setup' | 'Money' | 'Seats' | 'Clean-up';
  /** Path without host: `/api/v1/courses`. */
  path: string;
  /** `anyRoot`: no document names the root, so the only list in an answer is it. */
  list: { operationId: string; method: 'get' | 'post'; root: string; anyRoot?: true; paging: Paging; period?: ListPeriod };
  /** Present where there is no list of all, only one for each record of another kind. */
  parent?: ParentList;
  /** Reads `path/{id}`, or its own path; `root` is the wrapper of the answer, none where the record stands bare. */
  single?: { operationId: string; path?: string; root?: string };
  /** By operation; those that the Action column offers in its order. */
  writes: Readonly<Record<Operation, WriteCall>>;
  filters: readonly Filter[];
  /** In the order of the columns, after the `leading` ones. Fingerprints of rows depend on the order of read-only fields. */
  fields: readonly Field[];
  /** The first columns of a new tab. */
  leading?: readonly string[];
  /** The field that identifies a record; none where rows have no identity (analytics). */
  key?: string;
  /** The field that says when a record last changed. */
  updated?: string;
  /**
   * How a pull can read on from the last one: the filter that takes a time, and where records are not final before a field is
   * filled (an order before it is paid), that field and for how many days they are asked for again.
   */
  incremental?: { filter: string; final?: { field: string; days: number } };
  /** The field that says when a record was made; `created_at` when absent. */
  created?: string;
  /** The field by which a person names a record. */
  caption?: string;
  /**
   * The fields with the Canvas IDs of learners, with the learner's name, and with the listing. Changes, or only those `for` some
   * operations, are named by learner and listing.
   */
  subject?: { learner: string; name?: string; listing: string; for?: readonly Operation[] };
  /** The field with the Canvas ID of the learner or buyer whose user-defined fields can be columns. */
  learnerId?: string;
  /**
   * How a create is looked up on the server before and after: list with `filter`s taken from fields, compare `fields`.
   */
  lookUp?: {
    filters: Readonly<Record<string, string>>;
    fields: readonly string[];
    /** The filter by time of creation that limits it to the last two days, where the list is long and has no better filter. */
    recent?: string;
    /** Matches with this value do not stand in the way of a new record, such as an enrollment that was dropped. */
    except?: { field: string; value: string };
    /**
     * Records of another resource with the same fields and this `status` stand for a new record, such as someone on the
     * waitlist for their enrollment; `says` is what the row is told.
     */
    also?: readonly { resource: string; status: string; says: string }[];
  };
  children?: ChildRows;
  /** Present in reports. */
  report?: ReportRule;
  /**
   * Fields that each catalog defines for itself: a map of texts in each record. Each becomes a column, with the label that
   * the lines of the resource `definitions` give to its `name`. Without `definitions` it is a bag of settings whose names
   * change between releases: those that no field reads can be asked for as columns.
   */
  custom?: { path: readonly string[]; definitions?: string; write?: Write };
  /** Anything odd that people should know, for the reference and the pull form. */
  remarks?: readonly string[];
}

/** Names of the filters that choose the parents whose lists are read. */
export const PARENT_IDS = 'of_ids';
export const PARENT_TAB = 'of_tab';

/** Returns the fields that a user can edit. */
export function writableFields(resource: Resource): Field[] {
  return resource.fields.filter((field) => field.write !== undefined);
}

/** Returns the fields whose values are looked up in directories. */
export function lookedUpFields({ fields }: Pick<Resource, 'fields'>): Field[] {
  return fields.filter((field) => field.from !== undefined);
}

/** Returns the words that the Action column offers. */
export function actionsOf(resource: Resource): string[] {
  return Object.keys(resource.writes).filter((operation) => !updates(resource, operation) && !resource.writes[operation]?.allOrNothing);
}

/** Returns whether an operation changes fields of a record: field by field, or of many records by a file. */
export function updates({ writes }: Resource, operation: Operation): boolean {
  return operation === 'update' || writes[operation]?.upload !== undefined;
}

/** Returns whether a write removes its record, or what makes it count. Then a record that is deleted already is fine. */
export function removes(call: WriteCall | undefined): boolean {
  return call?.method === 'delete' && call.leaves !== undefined;
}

/** Returns whether a record already is as this write would leave it, such as an enrollment that was dropped. */
export function looksDone(resource: Resource, operation: Operation, record: Record_): boolean {
  const leaves = resource.writes[operation]?.leaves;
  return typeof leaves === 'object' && record[leaves.field] === leaves.value;
}

/** Returns whether a record stands in the way of a new one with the same natural key. An enrollment that was dropped doesn't. */
export function blocksCreate({ lookUp }: Pick<Resource, 'lookUp'>, record: Record_): boolean {
  const except = lookUp?.except;
  return except === undefined || record[except.field] !== except.value;
}

/** Returns the field that says when a record was made. */
export function createdOf({ created = 'created_at' }: Pick<Resource, 'created'>): string {
  return created;
}

/** Returns whether the tab of a resource has Action and Status columns. */
export function isEditable(resource: Resource): boolean {
  return Object.keys(resource.writes).length > 0;
}
