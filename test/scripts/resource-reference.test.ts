import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourceReference } from '../../scripts/resource-reference.ts';
import type { Resource } from '../../src/catalog/resource.ts';
import { resources } from '../../src/catalog/resources/index.ts';

const rooms: Resource = {
  name: 'rooms',
  title: 'Rooms',
  one: 'room',
  group: 'Setup',
  path: '/api/v1/rooms',
  list: { operationId: 'listRooms', method: 'get', root: 'rooms', paging: 'numbered' },
  writes: { create: { operationId: 'createRoom', method: 'post', effects: [], order: 1 } },
  filters: [{ name: 'floor', label: 'Floor', kind: 'integer', help: 'From 0.' }],
  fields: [
    { name: 'id', label: 'ID', kind: 'id', help: 'Number of the room.' },
    {
      name: 'size',
      label: 'Size',
      kind: 'choice',
      choices: ['small', 'large'],
      write: { blank: 'clears', required: true },
      help: 'Big | small.',
    },
    { name: 'owner', label: 'Owner', kind: 'text', personal: true, write: { blank: 'refused', createOnly: true }, help: 'Who pays.' },
  ],
  key: 'id',
  remarks: ['Rooms do not move.'],
};

describe('docs/resources.md', () => {
  it('is up to date; `npm run docs` writes it', () => {
    const written = readFileSync(join(import.meta.dirname, '../../docs/resources.md'), 'utf8');
    expect(written).toBe(resourceReference(resources));
  });

  it('says of each column its kind, whether it can be edited, and what blank means', () => {
    const text = resourceReference([rooms]);
    expect(text).toContain('| ID | `id` | id |  |  | Number of the room. |');
    expect(text).toContain('| Size | `size` | choice: small, large | yes, required in new rows | clears | Big \\| small. |');
    expect(text).toContain('| Owner | `owner` | text | in new rows | refused | Who pays. Personal. |');
  });

  it('says the calls and on what they rest, the filters and the remarks', () => {
    const text = resourceReference([rooms], { createRoom: 'example' });
    expect(text).toContain('| Create | `POST /api/v1/rooms` | createRoom | example |');
    expect(text).toContain('| Floor | `floor` | integer | From 0. |');
    expect(text).toContain('- Rooms do not move.');
  });
});
