// `npm run docs`: writes the generated pages of docs/, and the switches in the emulator's README.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reports } from '../src/catalog/reports/index.ts';
import { resources } from '../src/catalog/resources/index.ts';
import { factsReference } from './facts-reference.ts';
import { namesReference } from './names-reference.ts';
import { coveredByJourneys, operationsOfContract, operationsReference } from './operations-reference.ts';
import { reportsReference } from './reports-reference.ts';
import { resourceReference } from './resource-reference.ts';
import { withSwitches } from './switches-reference.ts';

const docs = join(import.meta.dirname, '../docs');
writeFileSync(join(docs, 'resources.md'), resourceReference(resources));
writeFileSync(join(docs, 'reports.md'), reportsReference(reports));
writeFileSync(join(docs, 'facts.md'), factsReference());
writeFileSync(join(docs, 'operations.md'), operationsReference(operationsOfContract(), coveredByJourneys(), namesReference()));

const readme = join(docs, '../emulator/README.md');
writeFileSync(readme, withSwitches(readFileSync(readme, 'utf8')));
