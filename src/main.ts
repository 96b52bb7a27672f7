// What runs behind the stubs of the bundle: a message of the sidebar, a click in the menu, the hourly trigger.
import { runClick, runHourly, runMessage } from './commands/index.ts';
import { googlePlatform } from './platform/google/google-platform.ts';

/** Answers the JSON of an `Answer`; never throws for a problem that a person can do something about. */
export function message(name: string, json: string): string {
  return runMessage(googlePlatform(), name, json);
}

export function click(functionName: string): void {
  runClick(googlePlatform(), functionName);
}

export function hourly(_event: unknown): void {
  runHourly(googlePlatform());
}
