// `npm run docs`: writes the generated pages of docs/.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resources } from '../src/catalog/resources/index.ts';
import { resourceReference } from './resource-reference.ts';

writeFileSync(join(import.meta.dirname, '../docs/resources.md'), resourceReference(resources));
