// What a command is: a name people's clicks arrive under, a check of what came in, and what it does.
import type * as z from 'zod/mini';
import type { Platform } from '../platform/ports.ts';
import type { Command, Messages } from '../protocol/messages.ts';

export interface CommandEntry<C extends Command> {
  /** Made when first needed: every click evaluates the whole script. */
  input: () => z.ZodMiniType<Messages[C]['input']>;
  run: (platform: Platform, input: Messages[C]['input']) => Messages[C]['output'];
}
