// A job that Catalog does in the background, such as setting the SKUs of a file.
import { serverMessage } from '../wire/server-message.ts';

export interface ServerJob {
  id: string;
  ended: boolean;
  /** What it says went wrong. */
  problems: string[];
}

export function jobPath(id: string): string {
  return `/api/v1/progresses/${encodeURIComponent(id)}`;
}

/** `key` is kept out of the words. From the answer of a job, or of the call that began it, which stands bare or under its name. */
export function readJob(json: unknown, key: string): ServerJob | undefined {
  const under: unknown = get(json, 'progress') ?? json;
  const id = get(under, 'id');
  const state = get(under, 'workflow_state');
  if ((typeof id !== 'number' && typeof id !== 'string') || typeof state !== 'string') return undefined;
  const errors = get(get(under, 'payload'), 'errors');
  const problems = Array.isArray(errors) ? errors.flatMap((error) => serverMessage(JSON.stringify(error), key) ?? []) : [];
  return { id: String(id), ended: state === 'completed' || state === 'failed', problems };
}

function get(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
}
