// What pulled tabs know of names: for a key that can't read the records themselves, and for directories that only tabs feed.

import { type DirectoryRule, keptFields, namedIn } from '../../catalog/directories.ts';
import type { Record_ } from '../../catalog/resource.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { findColumns, headerNotes } from '../../tabs/sheet/columns.ts';
import type { Session } from '../jobs/session.ts';
import { recordsInColumns } from './records-in-columns.ts';

/** Returns what the rows of pulled tabs say about the records of a directory. */
export function namedInTabs(session: Session, rule: DirectoryRule): Record_[] {
  const { workbook, document, client } = session;
  const context = cellContext(workbook, document);
  return readTabs(document).flatMap((tab): Record_[] => {
    const sheet = workbook.sheet(tab.sheet);
    const isNaming = rule.resources.includes(tab.resource) || rule.named.some(({ resource }) => resource === tab.resource);
    if (!sheet || tab.part || !isNaming || tab.connection !== client.connection.id || tab.pulledAt === undefined) return [];
    const telling = fieldsTelling(rule, tab.resource);
    const fields = resourceForTab(tab).fields.filter(({ name, from }) => telling.includes(name) && (!from || rule.from === 'tabs'));
    const columns = findColumns(headerNotes(sheet), sheet.name());
    return recordsInColumns(sheet, columns, fields, context).map((record) => namedIn(rule, tab.resource, record) ?? {});
  });
}

/** Returns the fields of a resource that say something about a directory's records. */
function fieldsTelling(rule: DirectoryRule, resource: string): readonly string[] {
  return rule.resources.includes(resource)
    ? keptFields(rule)
    : rule.named.flatMap((named) => (named.resource === resource ? Object.values(named.as) : []));
}
