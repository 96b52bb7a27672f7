// Clients that read all orders and parse the JSON, without cells.
import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import got from 'got';

export interface Target {
  url: string;
  key: string;
}

export interface Order {
  id: number;
}

interface Page {
  orders: Order[];
}

const headers = ({ key }: Target) => ({ Authorization: `Token token="${key}"` });
const PAGES_AT_ONCE = 20;

/** Follows the links of the responses, one page after the other. */
export async function gotPages(target: Target): Promise<Order[]> {
  return await got.paginate.all<Order>(`${target.url}/api/v1/orders?page=1&per_page=100`, {
    headers: headers(target),
    pagination: { transform: (response) => (JSON.parse(String(response.body)) as Page).orders },
  });
}

const PaginatingOctokit = Octokit.plugin(paginateRest);

/** The same with the client of GitHub's API, which follows the links of any other API, too. */
export async function octokitPages({ url, key }: Target): Promise<Order[]> {
  const client = new PaginatingOctokit({ baseUrl: url });
  return await client.paginate(
    { method: 'GET', url: '/api/v1/orders', per_page: 100, page: 1, headers: { authorization: `Token token="${key}"` } },
    ({ data }) => (data as unknown as Page).orders,
  );
}

/** Reads the first page for the total, and then all others, 20 at a time. No client can be faster without missing pages. */
export async function floorOf(target: Target): Promise<Order[]> {
  const read = async (page: number) => {
    const response = await fetch(`${target.url}/api/v1/orders?page=${page}&per_page=100`, { headers: headers(target) });
    return { total: Number(response.headers.get('total')), orders: ((await response.json()) as Page).orders };
  };
  const first = await read(1);
  const pages = Array.from({ length: Math.ceil(first.total / 100) - 1 }, (_, index) => index + 2);
  const all = [...first.orders];
  for (let from = 0; from < pages.length; from += PAGES_AT_ONCE) {
    const round = await Promise.all(pages.slice(from, from + PAGES_AT_ONCE).map(read));
    for (const { orders } of round) all.push(...orders);
  }
  return all;
}
