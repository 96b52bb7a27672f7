// Posts a sentence to a chat that takes incoming webhooks: Slack, Microsoft Teams, or Google Chat. No key goes along.
import type { Http } from '../../platform/ports.ts';

/** Other hosts aren't chats that we know, and someone could be tricked into naming one. */
const HOSTS: readonly RegExp[] = [
  /^hooks\.slack\.com$/,
  /^chat\.googleapis\.com$/,
  /^[a-z0-9-]+\.webhook\.office\.com$/,
  /^[a-z0-9.-]+\.logic\.azure\.com$/,
  /^[a-z0-9.-]+\.api\.powerplatform\.com$/,
];
const MAX_LENGTH = 600;

/** Returns whether an address is that of a webhook that can be used. */
export function isWebhook(address: string): boolean {
  const host = /^https:\/\/([a-z0-9.-]+)\/\S+$/i.exec(address)?.[1]?.toLowerCase();
  return address.length <= MAX_LENGTH && host !== undefined && HOSTS.some((known) => known.test(host));
}

/** Posts a text. Throws when the network fails. What the chat answers doesn't matter. */
export function postToWebhook(http: Http, address: string, text: string): void {
  if (!isWebhook(address)) return;
  const headers = { Accept: '*/*' };
  http.fetchAll([{ url: address, method: 'post', headers, contentType: 'application/json', body: JSON.stringify({ text }) }]);
}
