// What runs behind the stubs of the bundle: a message of the sidebar, a click in the menu, the hourly trigger.
import { failedMessage, runClick, runHourly, runMessage } from './commands/index.ts';
import { speakTo, speakToOwner } from './commands/language.ts';
import { canBeToken, isFromPage } from './commands/page-token.ts';
import { googlePlatform } from './platform/google/google-platform.ts';

// A formula in a cell can call all of these with the key of the file's owner, so each caller proves itself first. Other calls
// return without a trace.

/** Returns the JSON of an `Answer`, or `''` if the token isn't that of a page this user opened. */
export function message(name: string, json: string, token: unknown): string {
  const platform = googlePlatform();
  try {
    if (!isFromPage(platform, token)) return '';
    speakTo(platform);
    return runMessage(platform, name, json);
  } catch (error) {
    // Google's services are out, so the token can't be checked.
    return canBeToken(token) ? failedMessage(platform, error) : '';
  }
}

/** Runs a menu item, if the menu called. */
export function click(functionName: string): void {
  const platform = googlePlatform();
  if (!platform.ui.available()) return;
  speakTo(platform);
  runClick(platform, functionName);
}

/** Runs the schedules, if a trigger of this user called. */
export function hourly(event: unknown): void {
  const platform = googlePlatform();
  speakToOwner(platform, event);
  runHourly(platform, event);
}
