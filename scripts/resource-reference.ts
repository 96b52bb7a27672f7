// The reference of all resources, written from the table, so that it is never out of date.
import type { Field, Filter, Resource } from '../src/catalog/resource.ts';
import { evidenceInContract } from './contract-evidence.ts';

/** The whole of docs/resources.md. `evidence` says by operation how sure it is. */
export function resourceReference(resources: readonly Resource[], evidence = evidenceInContract()): string {
  const parts = [
    '# Resources',
    'What can be pulled into a tab, and what can be sent back. This page is written by `npm run docs` from `src/catalog/resources`; change it there.',
    'The contract was put together from what is public, so each operation says on what it rests. *example*: documented, and an answer of it was shown. *documented*: without an answer to show. *documented, answer inferred*: what comes back is a reasoned guess. *inferred*: so are the parts named, or the whole.',
    table(
      ['Tab', 'Group', 'Create', 'Update', 'Delete'],
      resources.map((resource) => [
        `[${resource.title}](#${anchor(resource.title)})`,
        resource.group,
        yes(resource.writes.create),
        yes(resource.writes.update),
        yes(resource.writes.delete ?? resource.writes.drop),
      ]),
    ),
    ...resources.flatMap((resource) => section(resource, evidence)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(resource: Resource, evidence: Readonly<Record<string, string>>): string[] {
  const remarks = resource.remarks ?? [];
  const { lines } = resource;
  return [
    `## ${resource.title}`,
    operations(resource, evidence),
    ...(remarks.length > 0 ? [remarks.map((remark) => `- ${remark}`).join('\n')] : []),
    ...(resource.filters.length > 0 ? ['### Filters', filterTable(resource.filters)] : []),
    '### Columns',
    columnTable(resource.fields),
    ...(lines === undefined
      ? []
      : [
          `### ${lines.title}`,
          `A tab of its own with one row per ${lines.one}, written by each pull of ${resource.title}.`,
          columnTable(lines.fields),
        ]),
  ];
}

function operations({ list, of, path, single, writes, one, key }: Resource, evidence: Readonly<Record<string, string>>): string {
  const identity = key === undefined ? `A ${one} has no identity.` : `A row is known by \`${key}\`.`;
  const calls = [
    ['List', `\`${list.method.toUpperCase()} ${of?.path ?? path}\``, list.operationId],
    ...(single === undefined ? [] : [['Read one', `\`GET ${path}/{id}\``, single.operationId]]),
    ...Object.entries(writes).flatMap(([name, { method, operationId, path: own, many }]) => [
      [capital(name), `\`${method.toUpperCase()} ${own ?? `${path}${name === 'create' ? '' : '/{id}'}`}\``, operationId],
      ...(many?.path === undefined
        ? []
        : [[`${capital(name)} several`, `\`${method.toUpperCase()} ${many.path}\``, many.operationId ?? operationId]]),
    ]),
  ];
  const rows = calls.map(([name = '', call = '', id = '']) => [name, call, id, evidence[id] ?? '']);
  return `${identity}\n\n${table(['Operation', 'Call', 'In the contract', 'Evidence'], rows)}`;
}

function filterTable(filters: readonly Filter[]): string {
  return table(
    ['Filter', 'Name', 'Kind', 'Help'],
    filters.map(({ label, name, kind, choices, help }) => [label, `\`${name}\``, kindOf(kind, choices), help ?? '']),
  );
}

function columnTable(fields: readonly Field[]): string {
  return table(
    ['Column', 'Name', 'Kind', 'Editable', 'Blank', 'Help'],
    fields.map((field) => [
      field.label,
      `\`${field.name}\``,
      kindOf(field.kind, field.choices),
      editable(field),
      blank(field),
      help(field),
    ]),
  );
}

function editable({ write }: Field): string {
  if (write === undefined) return '';
  if (write.createOnly) return write.required ? 'in new rows, required' : 'in new rows';
  return write.required ? 'yes, required in new rows' : 'yes';
}

function blank({ write }: Field): string {
  return write?.blank ?? '';
}

function help(field: Field): string {
  const marks = [...(field.personal ? ['Personal.'] : []), ...(field.currentOnly ? ['Missing from older installations of Catalog.'] : [])];
  return [field.help, ...marks].join(' ');
}

function kindOf(kind: string, choices: readonly string[] | undefined): string {
  return choices === undefined ? kind : `${kind}: ${choices.join(', ')}`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function yes(value: unknown): string {
  return value === undefined ? '' : 'yes';
}

function anchor(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
