import * as z from 'zod/mini';
import { commands } from './commands/index.ts';

const input = z.object({ name: z.string() });

/** Counts how often the bundle was run, for the test. */
const counter = globalThis as { bundleRuns?: number };
counter.bundleRuns = (counter.bundleRuns ?? 0) + 1;

export function message(name: string, json: string): string {
  const { name: who } = z.parse(input, JSON.parse(json));
  return JSON.stringify(name === 'greet' ? commands.greet(who) : null);
}

export function click(functionName: string): string {
  return functionName;
}

export function hourly(event: unknown): unknown {
  return event;
}
