// No new tab shows the ID of a person or a listing without a name or title next to it. What refers to whom is read from the paths of
// the table, which other tests compare with the contract.
import { describe, expect, it } from 'vitest';
import { directories } from '../../src/catalog/directories.ts';
import type { Field, Resource } from '../../src/catalog/resource.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import { childResource } from '../../src/tabs/child-resource.ts';
import { headsOf } from '../../src/tabs/sheet/columns.ts';

const tabs = resources.flatMap((resource) => [resource, ...[childResource(resource)].flatMap((child) => child ?? [])]);

/** Where the value of a field is in a response, such as `user.id`. */
const pathOf = ({ name, read = [name] }: Field) => read.filter((step) => step !== '^' && step !== '*');

/** What the ID in a field is of, by its path: a person, or a listing. */
function kindOf(field: Field): 'person' | 'listing' | undefined {
  if (!['id', 'ids'].includes(field.kind)) return undefined;
  const isNamed = (pattern: RegExp) => pattern.test(pathOf(field).join('_')) || pattern.test(field.name);
  if (isNamed(/(user|student|purchaser)_?(canvas_user)?_ids?$/)) return 'person';
  return isNamed(/(listing|listings|product|requirement|requirements)_ids?$/) ? 'listing' : undefined;
}

const isShown = ({ writeOnly, asked }: Field) => !writeOnly && !asked;

/** Whether a field holds a name that belongs to an ID: it's looked up by it, or it's in the same part of the response. */
function isNameOf(id: Field, field: Field): boolean {
  if (!['text', 'set'].includes(field.kind) || !isShown(field)) return false;
  if (field.from?.by === id.name) return /^(user_name|title)$/.test(field.from.take);
  const [idPath, path] = [pathOf(id), pathOf(field)];
  const isSameObject = (idPath.length > 1 || idPath.join() === 'id') && idPath.slice(0, -1).join() === path.slice(0, -1).join();
  const isSamePrefix =
    path.join('_').replace(/_(user_)?(name|title|titles|names)$/, '') === idPath.join('_').replace(/_(canvas_user_)?ids?$/, '');
  return (isSameObject || isSamePrefix) && /name|title/.test(path[path.length - 1] ?? '');
}

/** Whether a field is the ID of the row's own record, which its other columns describe. */
function isOwn({ name, key, fields }: Resource, field: Field): boolean {
  const isOfDirectory = Object.values(directories).some((rule) => rule.resources.includes(name) && [rule.id, key].includes(field.name));
  return isOfDirectory || (field.name === key && fields.some(({ name: other }) => /^(user_name|full_name|title)$/.test(other)));
}

const found = tabs.flatMap((resource) =>
  resource.fields.flatMap((field) => {
    const kind = kindOf(field);
    return kind && isShown(field) ? [{ resource, field, kind }] : [];
  }),
);

describe('the ID of a person or a listing', () => {
  it('is found in most resources', () => {
    expect(found.filter(({ kind }) => kind === 'person').length).toBeGreaterThan(10);
    expect(found.filter(({ kind }) => kind === 'listing').length).toBeGreaterThan(6);
  });

  it.each(found.map(({ resource, field }) => [resource.title, field.label, { resource, field }] as const))(
    'has a name next to it in a new tab: %s, %s',
    (_, __, { resource, field }) => {
      const named = resource.fields.filter((other) => isNameOf(field, other));
      // A user, an admin, or a registration is a person itself.
      const isPersonRow = /^(canvas_)?user_id$/.test(pathOf(field).join('.')) && resource.group === 'People';
      expect([isOwn(resource, field), isPersonRow, named.map(({ name }) => name)]).not.toEqual([false, false, []]);
      const order = headsOf(resource).map(({ name }) => name);
      for (const { name } of named) expect(order).toContain(name);
    },
  );
});
