import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problems, textOf } from '../../../emulator/apps-script/exceptions.ts';
import type { HostSwitches } from '../../../emulator/host-switches.ts';
import { DIST, FEW, openWorld, type World } from '../../support/open-world.ts';

const manifest: { oauthScopes: string[] } = JSON.parse(readFileSync(join(DIST, 'appsscript.json'), 'utf8'));
const scopes = manifest.oauthScopes.map((scope) => scope.replace('https://www.googleapis.com/auth/', ''));

/** The beginning of each text of Google's, up to the first value in it. */
const googleTexts = problems.map((problem) => textOf('en', problem, []).split('{')[0] ?? '').filter((text) => text.length > 10);

/** What the user reads after a click in the menu: a toast, or the text of an error that Google shows. */
function clicked({ host }: World, caption: string): string {
  const before = host.toasts().length;
  try {
    host.click(caption);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return host.toasts().slice(before).at(-1)?.text ?? '';
}

/** What the page is told, whether it gets a response or an error. */
function asked({ person }: World, command: string): string {
  try {
    return JSON.stringify(person.ask(command));
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

const failing: readonly HostSwitches[] = [
  ...scopes.map((scope) => ({ refusedScopes: [scope] })),
  { outages: ['SpreadsheetApp'] },
  { outages: ['PropertiesService'] },
  { outages: ['ScriptApp'] },
];

describe('a refused scope or an outage at Google', () => {
  it.each(failing)('never shows Google’s own error: %o', async (switches) => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags'] });
    world.person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 0 } });
    const [trigger] = world.host.triggers();
    world.host.setSwitches(switches);
    const texts = ['This tab', 'Send log', 'Open sidebar'].map((caption) => clicked(world, caption));
    texts.push(...['state', 'refreshAll', 'log'].map((command) => asked(world, command)));
    for (const text of texts) for (const words of googleTexts) expect(text).not.toContain(words);
    // A trigger that fails makes Google send an email.
    expect(() => world.host.fire(String(trigger?.id))).not.toThrow();
  });

  it('names the permissions in the sidebar and after a click if the open file is refused', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['tags'] });
    world.host.setSwitches({ refusedScopes: ['spreadsheets.currentonly'] });
    expect(asked(world, 'state')).toContain('Catalog Sync doesn’t have all the permissions it needs.');
    expect(clicked(world, 'This tab')).toContain('Catalog Sync doesn’t have all the permissions it needs.');
  });
});
