import * as z from 'zod/mini';
import { checkShape, firstKey, type ProbeResult } from '../catalog/check/check-shape.ts';
import type { Client } from '../catalog/client.ts';
import type { Resource } from '../catalog/resource.ts';
import { resources } from '../catalog/resources/index.ts';
import type { ApiRequest } from '../catalog/wire/transport.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { deniedResources, saveDenied } from '../sync/jobs/denied-resources.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';

/** The version in package.json, which isn't part of the built files. */
export const version = '0.1.0';

/** Reads one record of each list, and reports how the responses differ from the table of resources. Changes nothing. */
export const checkCatalog: CommandEntry<'checkCatalog'> = {
  input: () => z.object({}),
  run: (platform) => {
    const { client, clock } = openSession(platform);
    const looked = look(client);
    const shapes = resources.map((resource, index) => ({ resource, ...checkShape(resource, looked[index] ?? { pages: [] }) }));
    const differs = shapes.flatMap(({ resource, differs }) => differs.map((clause) => `- ${resource.title}: ${clause}`));
    const seen = shapes.map(({ resource, seen }) =>
      [`${resource.title} (${resource.path})`, ...seen.map((line) => `  ${line}`)].join('\n'),
    );
    const report = [
      `Catalog Sync ${version}: API compatibility report, ${new Date(clock.now()).toISOString().slice(0, 10)}`,
      'Field names and types only. No values, no host name, no API key.',
      '',
      'Differences',
      ...(differs.length > 0 ? differs : ['- none']),
      '',
      'Observed',
      ...seen,
      '',
    ].join('\n');
    return { report, differences: differs.length };
  },
};

/** Reads in two rounds: all lists, then the first record of each by its own address. */
function look(client: Client): ProbeResult[] {
  const lists = resources.map(listCalls);
  const replies = client.probe(lists.flat());
  const [wrongKey] = replies.every((reply) => !reply.ok && reply.error.code === 'wrong-key') ? replies : [];
  if (wrongKey && !wrongKey.ok) throw wrongKey.error;
  let from = 0;
  const looked: ProbeResult[] = lists.map((calls) => {
    from += calls.length;
    return { pages: replies.slice(from - calls.length, from) };
  });
  const keys = resources.map((resource, index) => (resource.single ? firstKey(resource, looked[index]?.pages[0]) : undefined));
  const calls = resources.flatMap(({ path }, index): ApiRequest[] => {
    const key = keys[index];
    return key === undefined ? [] : [{ method: 'get', path: `${path}/${encodeURIComponent(key)}` }];
  });
  const singles = client.probe(calls);
  return looked.map((each, index) => (keys[index] === undefined ? each : { ...each, single: singles.shift() }));
}

/** Returns requests for the first pages of a list, with one record each. A list that needs parent IDs has none. */
function listCalls({ path, list, parent: of }: Resource): ApiRequest[] {
  if (of) return [];
  if (list.method === 'post') return [{ method: 'post', path, contentType: 'application/json', body: '{}' }];
  if (list.paging === 'none') return [{ method: 'get', path }];
  return (list.paging === 'from-zero' ? [0, 1] : [1, 2]).map((page) => ({ method: 'get', path: `${path}?page=${page}&per_page=1` }));
}

/** Checks the access to each list that Catalog refused, by reading one record. */
export const checkAccess: CommandEntry<'checkAccess'> = {
  input: () => z.object({}),
  run: (platform) => {
    const { client, document } = openSession(platform);
    const asked = deniedResources(document, client.connection).flatMap((name) => {
      const [call] = listCalls(resourceOf(name));
      return call ? [{ name, call }] : [];
    });
    const replies = client.probe(asked.map(({ call }) => call));
    const refused = asked.flatMap(({ name }, index) => {
      const reply = replies[index];
      if (reply?.ok) return [];
      if (reply && reply.error.code !== 'forbidden') throw reply.error;
      return [name];
    });
    saveDenied(document, client.connection, refused);
    return { refused };
  },
};
