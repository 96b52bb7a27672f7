// `npx tsx emulator/apps-script/signatures/write-table.ts` writes the table anew: after a service got a method, or Google's types
// a new version.
import { writeFileSync } from 'node:fs';
import { makeTable, TABLE } from './make-table.ts';

writeFileSync(TABLE, await makeTable());
