// What Google asks a person who uses a script for the first time, and what becomes of the click that brought it up.
import type { ConsentRequest } from '../host.ts';
import { SCOPES } from './permissions.ts';
import type { World } from './world.ts';

/** Google's sentences, by the end of the scope. */
const texts: Readonly<Record<string, string>> = {
  'spreadsheets.currentonly': 'View and manage spreadsheets that this application has been installed in',
  spreadsheets: 'See, edit, create, and delete all your Google Sheets spreadsheets',
  'script.external_request': 'Connect to an external service',
  'script.container.ui': 'Display and run third-party web content in prompts and sidebars inside Google applications',
  'script.scriptapp': 'Allow this application to run when you are not present',
};

export function consentRequest(world: World): ConsentRequest | undefined {
  const { asking, book, bundle, switches, scriptName, user } = world;
  if (!asking) return undefined;
  const scopes = [...(bundle.scopes ?? [])].map((address) => address.replace(SCOPES, ''));
  return {
    script: scriptName,
    user,
    developer: book.owner,
    unverified: switches.account === 'private' || domainOf(user) !== domainOf(book.owner),
    scopes: scopes.map((scope) => ({ scope, text: texts[scope] ?? scope })),
  };
}

function domainOf(address: string): string {
  return address.slice(address.indexOf('@') + 1);
}

/** Returns whether Google takes the click for itself, because this person has to agree first. */
export function takesClick(world: World): boolean {
  if (world.switches.consent !== 'unasked') return false;
  world.asking = true;
  return true;
}

export function endConsent(world: World, how: { agreed: boolean; refused: readonly string[] }): void {
  world.asking = false;
  if (how.agreed) world.switches = { ...world.switches, consent: 'given', refusedScopes: [...how.refused] };
}
