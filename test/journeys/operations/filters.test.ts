import { describe, expect, it } from 'vitest';
import { namesInContract } from '../../../scripts/contract-names.ts';
import type { Filter, Resource } from '../../../src/catalog/resource.ts';
import { resources } from '../../../src/catalog/resources/index.ts';
import { FEW, openWorld, pull, violations } from '../../world/open-world.ts';
import { filtersAsked, recorded } from '../../world/recorded.ts';

/** Something that a person could choose. */
function chosen({ kind, choices, several }: Filter): string | string[] {
  if (kind === 'day') return '2025-01-31';
  if (kind === 'boolean' || kind === 'presence') return 'true';
  if (kind === 'choice') return choices?.[0] ?? '';
  if (kind === 'choices') return [...(choices ?? [])];
  if (kind === 'ids') return several === undefined ? ['3110', '3116'] : ['71004'];
  return kind === 'text' ? 'data' : '3110';
}

const all = ({ filters }: Resource) => Object.fromEntries(filters.map((filter) => [filter.name, chosen(filter)]));

describe('filters', () => {
  it('of every pull form reach Catalog as the contract has them', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses', 'users', 'email_domain_sets'] });
    world.catalog.clearRequests();
    for (const resource of resources.filter(({ filters }) => filters.length > 0)) pull(world, resource.name, all(resource));
    pull(world, 'orders', { canvas_user_id: ['71004', '71006'] });
    expect(violations(world)).toEqual([]);
    await expect(recorded(filtersAsked(world, namesInContract().filters))).toMatchFileSnapshot('recorded/filters.txt');
  });
});
