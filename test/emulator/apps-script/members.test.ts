import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { evaluate } from './host-with.ts';

const project = join(import.meta.dirname, '../../..');

function sourcesIn(folder: string): string {
  const files = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.map((file) => readFileSync(join(project, folder, file), 'utf8')).join('\n');
}

/** Methods of the classes that scripts see, as `Class.method`. */
function modelledMembers(): string[] {
  const classes = sourcesIn('emulator/apps-script/services')
    .split(/^export (?:abstract )?class /m)
    .slice(1);
  return classes.flatMap((text) => {
    const [body = ''] = text.split(/^}/m);
    const name = /^\w+/.exec(body)?.[0] ?? '';
    const methods = [...body.matchAll(/^ {2}(\w+)\(/gm)].map((match) => match[1] ?? '');
    return methods.filter((method) => method !== 'constructor').map((method) => `${name}.${method}`);
  });
}

it('no member of a service is modelled that neither the product nor a test calls', () => {
  const calledIn = (text: string) => (member: string) => new RegExp(`\\.${member.split('.')[1]}\\b`).test(text);
  const members = modelledMembers();
  const byProduct = members.filter(calledIn(sourcesIn('src/platform/google') + sourcesIn('scripts')));
  const others = members.filter((member) => !byProduct.includes(member));
  console.log(`members of services: ${members.length} modelled, ${byProduct.length} of them called by the product`);

  expect(others.filter((member) => !calledIn(sourcesIn('test'))(member))).toEqual([]);
});

it.each([
  ['ScriptApp.newTrigger("f").forSpreadsheet(file()).onEdit().create()', 'TriggerBuilder.forSpreadsheet isn’t supported by the emulator.'],
  ['sheet().getDrawings()', 'Sheet.getDrawings isn’t supported by the emulator.'],
  ['sheet().getRange("A:A").addDeveloperMetadata("key")', 'Range.addDeveloperMetadata isn’t supported by the emulator.'],
  ['Sheets.Spreadsheets.get("id")', 'Sheets is not defined'],
])('stops a script at %s', async (expression, message) => {
  await expect(evaluate(expression)).rejects.toThrow(message);
});
