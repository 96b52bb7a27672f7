// A warning of the bundler is a mistake that has not happened yet.
import { formatMessages, type Message } from 'esbuild';

export async function checkWarnings(warnings: Message[]): Promise<string[]> {
  return (await formatMessages(warnings, { kind: 'warning', color: false })).map((text) => `Bundler warning: ${text.trim()}`);
}
