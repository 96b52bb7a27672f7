// Who is in a demo Catalog, and where a spreadsheet still names someone. Used after a removal of personal data.
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Host } from '../../emulator/host.ts';
import type { RemovalStep } from '../../src/protocol/removal.ts';
import type { World } from './open-world.ts';

const TABLES = ['users', 'orders', 'enrollments', 'applicants', 'bulkEnrollments', 'certificates', 'completions', 'accountAdmins'];

/** The address at which the catalogs of the demo data can be reached. */
const OF_CATALOGS = 'learn@example.edu';

/** Names and addresses of everyone in the Catalog: learners, buyers, admins, and those who were invited. */
export function peopleIn(catalog: DemoCatalog): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, key: string, ofPerson: boolean): void => {
    if (typeof value === 'string') {
      if (/^\S+@\S+\.\S+$/.test(value) || (/^(user_name|full_name)$/.test(key) || (ofPerson && key === 'name') ? value.length > 3 : false))
        found.add(value);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value))
        visit(each, name, Array.isArray(value) ? ofPerson : /^(user|student|purchaser|accountAdmins)$/.test(key));
    }
  };
  for (const table of TABLES) for (const record of catalog.records(table)) visit(record, table, table === 'accountAdmins');
  return Array.from(found);
}

/** Everything of ours in which someone could still read a name: sheets with notes and names, properties, and the log of the script. */
export function tracesOf(host: Host, words: readonly string[]): string[] {
  const { document, script, user } = host.properties;
  const sheets = host.workbook.dump().map((sheet): [string, unknown] => [sheet.name, sheet]);
  const places = new Map<string, unknown>([...sheets, ['properties', { document, script, user }], ['log', host.logs()]]);
  return Array.from(places).flatMap(([place, held]) => {
    const text = JSON.stringify(held).toLowerCase();
    const named = words.filter((word) => text.includes(JSON.stringify(word).slice(1, -1).toLowerCase()));
    const addresses = (text.match(/[\w.+-]+@[\w-]+\.[\w.]+/g) ?? []).filter((address) => address !== OF_CATALOGS);
    return [...named, ...addresses].map((word) => `${place}: ${word}`);
  });
}

/** Removes all personal data, to the end, and returns what still names someone. */
export function tracesAfterRemoval({ host, person, catalog }: World, before: readonly string[] = []): string[] {
  const words = Array.from(new Set([...before, ...peopleIn(catalog)]));
  host.click('Send log');
  while (!person.ask<RemovalStep>('removePersonal', { confirmed: 'remove personal data' }).done);
  return tracesOf(host, words);
}
