// What a run works with: the open file, the connection's client, time, and what is remembered in the file.
import type { Client } from '../../catalog/client.ts';
import type { Clock, Lock, Properties, Workbook } from '../../platform/ports.ts';

export interface Session {
  workbook: Workbook;
  client: Client;
  document: Properties;
  clock: Clock;
  lock: Lock;
  /** Whoever runs this: another text for each person. */
  who: string;
}
