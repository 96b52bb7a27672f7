// The plan of changes: edits of the tabs, or the inverse of a send.

import { groupBy } from '../../base/group-by.ts';
import { shortId } from '../../base/hash.ts';
import { said } from '../../base/say.ts';
import type { Parsed } from '../../catalog/records/parse-record.ts';
import { blocksCreate, type Record_, type Resource } from '../../catalog/resource.ts';
import { CatalogError } from '../../catalog/wire/errors.ts';
import type { Session } from '../jobs/session.ts';
import { indexBy, knownRecords } from '../names/reference-index.ts';
import { captionText } from '../plan/caption.ts';
import { findBlockers } from '../plan/other-records.ts';
import { type Refused, type RowChange, valuesOf } from '../plan/row-change.ts';
import { mergeDuplicateChanges, withUploads } from './join-changes.ts';
import { learnerCaptions } from './learner-names.ts';
import { makePlan, type Plan } from './make-plan.ts';
import { NOTHING_READ, presentsOf, type ReadSoFar } from './present-records.ts';

/** Plans changes against what Catalog has of the same records now, as far as it wasn't read before. Throws CatalogError if it can't be read at all. */
export function planChanges(
  session: Session,
  { run, undoes }: { run: string; undoes?: string },
  wanted: readonly RowChange[],
  read: ReadSoFar = NOTHING_READ,
): Plan {
  const joined = mergeDuplicateChanges(wanted);
  const changes = withUploads(joined.changes);
  const presents = presentsOf(session, changes, read);
  const captions = learnerCaptions(
    session,
    Array.from(presents).flatMap(([change, present]) =>
      typeof present === 'object' && 'record' in present ? [{ change, record: present.record }] : [],
    ),
  );
  const matches = readMatches(session, changes);
  const intents = intentsOf(session, changes);
  const plan = makePlan({
    run,
    connection: session.client.connection.id,
    at: new Date(session.clock.now()).toISOString(),
    undoes,
    user: session.client.connection.user,
    changes,
    presentOf: (change) => presents.get(change) ?? { unknown: 'no response' },
    captionOf: (change) => captions.get(change),
    blockerOf: (change) => matches.get(change)?.blocker,
    matchesOf: (change) =>
      (matches.get(change)?.records ?? []).map((match) => ({ key: match.key, blocks: blocksCreate(change.resource, match.values) })),
    intentOf: (change) => intents.get(change) ?? '',
  });
  return { ...plan, rejected: [...joined.rejected, ...plan.rejected] };
}

/** The changes that a plan rejected, as rows that cannot be sent. */
export function refusedOf(plan: Plan): Refused[] {
  return plan.rejected.map(({ change, ...reason }) => ({
    sheet: change.sheet,
    tab: change.tab,
    row: change.row,
    key: change.key,
    label: captionText(change.resource, change),
    ...reason,
    what: said(reason.what),
    todo: said(reason.todo),
  }));
}

/** One intent for each create; a row that was duplicated together with its Status gets one of its own. */
function intentsOf(session: Session, changes: readonly RowChange[]): Map<RowChange, string> {
  const creates = changes.filter((change) => change.operation === 'create');
  const carried = creates.map((change) => change.intent);
  const isUnique = (intent: string) => carried.filter((each) => each === intent).length === 1;
  return new Map(creates.map((change) => [change, change.intent && isUnique(change.intent) ? change.intent : shortId(session.clock.id())]));
}

function readMatches(session: Session, changes: readonly RowChange[]): Map<RowChange, { records: Parsed[]; blocker?: string }> {
  const matches = new Map<RowChange, { records: Parsed[]; blocker?: string }>();
  for (const [resource, ofResource] of groupBy(changes.filter(isSearchable), ({ resource }) => resource)) {
    if (!resource.lookUp) continue;
    const wanted = ofResource.map(valuesOf);
    const answers = session.client.lookUpMany(resource, wanted);
    const blockers = findBlockers(session, resource, wanted);
    const taken = takenIn(session, resource);
    ofResource.forEach((change, index) => {
      const answer = answers[index] ?? [];
      if (answer instanceof CatalogError) throw answer;
      const others = taken(wanted[index] ?? {}).filter(({ key }) => answer.every((match) => match.key !== key));
      matches.set(change, { records: [...answer, ...others], blocker: blockers[index] });
    });
  }
  return matches;
}

/** Returns what finds the known records with the same value in a field that Catalog keeps unique, in any letters. */
function takenIn(session: Session, resource: Resource): (wanted: Record_) => Parsed[] {
  const field = resource.fields.find(({ unique }) => unique?.taken === 'refused');
  if (!field?.unique || !resource.key) return () => [];
  const lookup = { resources: field.unique.among, by: [field.name], take: resource.key };
  const index = indexBy(knownRecords(session, lookup), lookup);
  return (wanted) => index.byWords(String(wanted[field.name] ?? '')).map(({ key, value }) => ({ key, values: { [lookup.take]: value } }));
}

/** Returns whether a create could double a record. One that waits for another create can't. */
function isSearchable({ operation, edits }: RowChange): boolean {
  return operation === 'create' && edits.every(({ dependsOn }) => !dependsOn);
}
