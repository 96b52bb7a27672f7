// What pulled tabs know of names, for a key that can't read the records themselves.

import { type DirectoryRule, namedIn } from '../../catalog/directories.ts';
import type { Record_ } from '../../catalog/resource.ts';
import { decodeCell } from '../../tabs/cells/codec.ts';
import { cellContext } from '../../tabs/memory/context.ts';
import { readTabs } from '../../tabs/memory/registry.ts';
import { resourceForTab } from '../../tabs/resource-for-tab.ts';
import { cellAt, readTab } from '../../tabs/sheet/tab.ts';
import type { Session } from '../jobs/session.ts';

/** Returns what the rows of pulled tabs say about the records of a directory. */
export function namedInTabs(session: Session, rule: DirectoryRule): Record_[] {
  const { workbook, document, client } = session;
  const context = cellContext(workbook, document);
  return readTabs(document).flatMap((tab): Record_[] => {
    const sheet = workbook.sheet(tab.sheet);
    const isNaming = rule.resources.includes(tab.resource) || rule.named.some(({ resource }) => resource === tab.resource);
    if (!sheet || tab.part || !isNaming || tab.connection !== client.connection.id || tab.pulledAt === undefined) return [];
    const resource = resourceForTab(tab);
    const contents = readTab(sheet, resource);
    const fields = resource.fields.filter(({ name, from }) => contents.columns.has(name) && !from);
    return contents.keys.flatMap((key, index): Record_[] => {
      const record =
        key === ''
          ? {}
          : Object.fromEntries(
              fields.flatMap((field) => {
                const meaning = decodeCell(field, cellAt(contents, index, field.name), context);
                return meaning.ok ? [[field.name, meaning.value]] : [];
              }),
            );
      return [namedIn(rule, tab.resource, record) ?? {}];
    });
  });
}
