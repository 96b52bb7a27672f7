// What the contract says of a field in words, such as “ordered” or “array”, against the kind that the table of resources gives it.
import { describe, expect, it } from 'vitest';
import { readContract } from '../../emulator/contract.ts';
import type { Field, Resource } from '../../src/catalog/resource.ts';
import { resources } from '../../src/catalog/resources/index.ts';

type Node = Record<string, unknown>;

const contract = readContract() as unknown as Node;
const node = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A schema and all its alternatives, with references followed and the words beside each reference kept. */
function alternatives(schema: unknown): Node[] {
  const { $ref: ref, ...beside } = node(schema);
  const target =
    typeof ref === 'string'
      ? ref
          .slice(2)
          .split('/')
          .reduce<unknown>((at, step) => node(at)[step], contract)
      : {};
  const own = {
    name: String(ref ?? '')
      .split('/')
      .at(-1),
    ...node(target),
    ...beside,
  };
  return [own, ...['anyOf', 'oneOf', 'allOf'].flatMap((key) => list(node(own)[key]).flatMap(alternatives))];
}

/** The schemas at a path, where `*` is every item of a list. */
function schemasAt(schema: unknown, path: readonly string[]): Node[] {
  const [step, ...rest] = path;
  const found = alternatives(schema);
  if (step === undefined) return found;
  return found.flatMap((each) => {
    const below = step === '*' ? each.items : node(each.properties)[step];
    return below === undefined ? [] : schemasAt(below, rest);
  });
}

const operations = new Map(
  Object.values(node(contract.paths))
    .flatMap((path) => Object.values(node(path)).map(node))
    .map((operation) => [String(operation.operationId), operation]),
);

const jsonOf = (body: unknown) => node(node(node(body).content)['application/json']).schema;

function recordSchema({ list: { operationId, root }, single }: Resource): Node[] {
  const response = jsonOf(node(operations.get(single?.operationId ?? operationId)?.responses)['200']);
  const under = single ? single.root : root;
  return under === undefined ? alternatives(response) : schemasAt(response, [under]).flatMap((each) => [each, ...schemasAt(each, ['*'])]);
}

interface Documented {
  resource: string;
  field: Field;
  /** What is read. */
  schemas: Node[];
  /** Its path leads through a list. */
  isInList: boolean;
  words: string;
}

function documentedFields(): Documented[] {
  return resources.flatMap((resource) => {
    const records = recordSchema(resource);
    const { children } = resource;
    const written = [resource.writes.create, resource.writes.update].flatMap((call) => {
      const body = jsonOf(operations.get(call?.operationId ?? '')?.requestBody);
      return call?.wrapper === undefined ? alternatives(body) : schemasAt(body, [call.wrapper]);
    });
    const documented = (field: Field, path: readonly string[], prefix: readonly string[]): Documented[] => {
      if (field.writeOnly || field.join || path[0] === '#') return [];
      const full = path[0] === '^' ? path.slice(1) : [...prefix, ...path];
      const schemas = records.flatMap((record) => schemasAt(record, full));
      const writes = field.write ? written.flatMap((each) => schemasAt(each, [field.write?.name ?? field.name])) : [];
      const words = [...schemas, ...writes].map((each) => `${each.description ?? ''} ${each['x-note'] ?? ''}`).join(' ');
      return schemas.length === 0 ? [] : [{ resource: resource.name, field, schemas, isInList: path.includes('*'), words }];
    };
    return [
      ...resource.fields.flatMap((field) => documented(field, field.read ?? [field.name], [])),
      ...(children?.fields ?? []).flatMap((field) => documented(field, field.read ?? [field.name], [...(children?.path ?? []), '*'])),
    ];
  });
}

const fields = documentedFields();
const namesOf = (some: readonly Documented[]) => some.map(({ resource, field }) => `${resource}.${field.name}`);
const isArray = ({ schemas, isInList }: Documented) => isInList || schemas.some(({ type }) => type === 'array');
const isDecimal = ({ schemas }: Documented) => schemas.some(({ name }) => name === 'Decimal' || name === 'DecimalString');
const isListKind = ({ field: { kind } }: Documented) => ['set', 'ids', 'list'].includes(kind);

describe('the kind of each documented field', () => {
  it('is compared for all fields that the contract describes', () => {
    const all = resources.flatMap((resource) => [...resource.fields, ...(resource.children?.fields ?? [])]);
    const compared = fields.length;
    console.log(`fields compared with the contract: ${compared} of ${all.length}`);
    expect(compared).toBeGreaterThan(180);
  });

  it('is a list if the contract says array, and only then', () => {
    expect(fields.filter(isArray).length).toBeGreaterThan(15);
    expect(namesOf(fields.filter((each) => isArray(each) !== isListKind(each)))).toEqual([]);
  });

  it('keeps the order if the contract says ordered, and not if it says set', () => {
    const ordered = fields.filter(({ words }) => /\bordered\b/i.test(words));
    expect(namesOf(ordered)).toContain('programs.requirement_ids');
    expect(namesOf(ordered.filter(({ field }) => !field.ordered))).toEqual([]);
    const sets = fields.filter(({ words }) => /\bas a set\b/i.test(words));
    expect(namesOf(sets)).toContain('courses.tag_names');
    expect(namesOf(sets.filter(({ field }) => field.ordered || field.kind !== 'set'))).toEqual([]);
  });

  it('is exact if the contract says decimal', () => {
    const decimals = fields.filter(isDecimal);
    expect(decimals.length).toBeGreaterThan(15);
    const exact = ({ field: { kind, items } }: Documented) => ['decimal', 'money'].includes(kind) || items === 'decimal';
    expect(namesOf(decimals.filter((each) => !exact(each)))).toEqual([]);
  });
});

describe('the columns of orders and promotions', () => {
  it.each([
    ['payments', 'OrderPayment'],
    ['promotions', 'OrderPromotion'],
  ])('have every documented field of %s', (path, schema) => {
    const [found] = alternatives({ $ref: `#/components/schemas/${schema}` });
    const orders = resources.find(({ name }) => name === 'orders')?.fields ?? [];
    const read = orders.flatMap((field) => (field.read?.[0] === path ? [field.read.at(-1)] : []));
    expect(Object.keys(node(found?.properties)).filter((name) => !read.includes(name))).toEqual([]);
  });

  it('have every documented field of a promotion', () => {
    const [found] = alternatives({ $ref: '#/components/schemas/Promotion' });
    const names = resources.find(({ name }) => name === 'promotions')?.fields.map((field) => field.name);
    expect(Object.keys(node(found?.properties)).filter((name) => !names?.includes(name))).toEqual([]);
  });

  it.each([
    ['courses', 'Course', ['type']],
    ['programs', 'Program', ['type']],
    ['tags', 'Tag', ['is_deleted']],
    ['catalogs', 'Catalog', ['measurement']],
  ])('of %s have every documented field, but for those that say nothing more', (name, schema, left) => {
    const [found] = alternatives({ $ref: `#/components/schemas/${schema}` });
    const resource = resources.find((each) => each.name === name);
    const read = [...(resource?.fields ?? []).map((field) => field.read?.[0] ?? field.name), resource?.children?.path[0], 'settings'];
    expect(Object.keys(node(found?.properties)).filter((each) => !read.includes(each) && !(left as string[]).includes(each))).toEqual([]);
  });
});
