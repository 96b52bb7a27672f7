// Where requests may go: a site in this thread, a plain server on this computer, or any server over TLS.
import type { HostOptions } from '../../host.ts';

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/** Answers the hosts as they are. Throws where a key would leave this computer in the clear. */
export function safeHosts(hosts: HostOptions['hosts']): HostOptions['hosts'] {
  for (const [name, address] of Object.entries(hosts)) {
    // A site is in this very thread.
    if (typeof address !== 'string') continue;
    const { protocol, hostname } = new URL(address);
    const safe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
    if (!safe) throw new Error(`${name} can’t be at ${address}. Requests leave this computer only over https.`);
  }
  return hosts;
}
