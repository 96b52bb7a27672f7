// The inverse of a run: the changes that would undo it, and what can't be undone. Pure.

import { groupBy } from '../../base/group-by.ts';
import { said } from '../../base/say.ts';
import { sameValue } from '../../catalog/records/parse-record.ts';
import { type Operation, type Resource, updates } from '../../catalog/resource.ts';
import { isShortened, type PlainBase } from '../../tabs/memory/snapshot.ts';
import { captionText, nameless } from '../plan/caption.ts';
import { isDone, wasAlready } from '../plan/entry-state.ts';
import type { JournalEntry } from '../plan/journal-entry.ts';
import type { Edit, Refused, RowChange } from '../plan/row-change.ts';

/** The resource of an entry, and where its record is now. Row 0 if it has no row. */
export type Place = Pick<RowChange, 'resource' | 'sheet' | 'tab' | 'row'>;

export interface Inverse {
  changes: RowChange[];
  refused: Refused[];
  /** By the removal of a record that the run created: what Catalog had after it, by field. */
  removals: Map<RowChange, Map<string, PlainBase>>;
}

/** Returns the inverse of a run's entries. `placeOf` finds the record of an entry by its key. */
export function inverse(entries: readonly JournalEntry[], placeOf: (entry: JournalEntry, key: string) => Place): Inverse {
  const back: Inverse = { changes: [], refused: [], removals: new Map() };
  const done = entries.filter(isDone);
  for (const ofRequest of groupBy(done, ({ request }) => request).values()) {
    const [first] = ofRequest;
    const key = first.operation === 'create' ? first.createdKey : first.key;
    const { resource, ...place } = placeOf(first, key);
    const caption = first.caption === nameless(resource, '') ? nameless(resource, key) : first.caption;
    const title = captionText(resource, { caption, key });
    const refuse = (label: string, reason: keyof typeof reasons) =>
      back.refused.push({ ...place, label, what: said(reasons[reason][0]), todo: said(reasons[reason][1]) });
    const add = (operation: Operation, edits: Edit[], row = place.row) => {
      const change = { resource, ...place, row, operation, key: operation === 'create' ? '' : key, caption, edits };
      back.changes.push(change);
      return change;
    };

    if (wasAlready(first)) refuse(title, 'already');
    else if (updates(resource, first.operation)) {
      const edits: Edit[] = [];
      for (const { field: name, server, stored, value } of ofRequest) {
        const field = resource.fields.find((each) => each.name === name);
        if (field?.write?.file && server) refuse(`${title}, ${field.label}`, 'image');
        else if (isShortened(server)) refuse(`${title}, ${field?.label ?? name}`, 'long');
        else if (!field || field.writeOnly || server === undefined) refuse(`${title}, ${field?.label ?? name}`, 'unseen');
        else edits.push({ field, base: stored ?? value, mine: server });
      }
      if (edits.length > 0) add('update', edits);
    } else if (first.operation === 'create') {
      const removal = (['delete', 'drop'] as const).find((operation) => resource.writes[operation]);
      if (key === '') refuse(title, 'nameless');
      else if (!removal) refuse(title, 'stays');
      else back.removals.set(add(removal, []), new Map(ofRequest.map((entry) => [entry.field, entry.stored ?? entry.value])));
    } else if (resource.writes[first.operation]?.undo) {
      add(resource.writes[first.operation]?.undo ?? '', []);
    } else {
      const edits = first.operation === 'delete' && resource.writes.create ? recreate(resource, ofRequest) : undefined;
      // Its row could be deleted by now, so the new record comes below the others.
      if (edits) add('create', edits, 0);
      else refuse(title, resource.writes.create?.effects.includes('seat') ? 'seat' : 'gone');
    }
  }
  return back;
}

/** Returns what a deleted record is created again from, or `undefined` if a required value isn't known. */
function recreate(resource: Resource, entries: readonly JournalEntry[]): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const field of resource.fields) {
    const value = entries.find((entry) => entry.field === field.name)?.server;
    const known = value !== undefined && !isShortened(value) && !sameValue(field, value, null);
    if (field.write?.required && !known) return undefined;
    if (field.write && known) edits.push({ field, base: undefined, mine: value });
  }
  return edits;
}

/** What happened, and what to do. */
const reasons = {
  already: ['had already been done in Catalog', 'No action needed.'],
  image: ['can’t be undone because Catalog doesn’t keep earlier images', 'Enter the address of the image you want and send it.'],
  unseen: ['can’t be undone because Catalog doesn’t show the earlier value', 'Enter the value you want and send it.'],
  long: ['can’t be undone because the earlier text was too long to store', 'Edit it in Catalog.'],
  nameless: ['can’t be undone because its ID is unknown', 'Refresh the tab, then use the Action in its row.'],
  stays: ['can’t be undone because Catalog can’t remove it', 'Change its row instead.'],
  seat: [
    'can’t be undone. Enrolling again takes a seat and might send email or create an order',
    'To enroll the learner again, add a new row.',
  ],
  gone: ['can’t be undone because Catalog can’t restore it', 'Create it again in Catalog if you need it.'],
} as const;
