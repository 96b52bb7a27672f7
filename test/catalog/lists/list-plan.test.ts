import { describe, expect, it } from 'vitest';
import { pagesInAll, planRound, requestsFor } from '../../../src/catalog/lists/list-plan.ts';
import { type ListState, startList } from '../../../src/catalog/lists/list-state.ts';
import type { Resource } from '../../../src/catalog/resource.ts';
import { productAnalytics, userAnalytics } from '../../../src/catalog/resources/analytics.ts';
import { enrollments } from '../../../src/catalog/resources/enrollments.ts';
import { progresses } from '../../../src/catalog/resources/progresses.ts';

const plan = (resource: Resource, state: Partial<ListState>) => planRound({ resource, state: { ...startList(resource, {}), ...state } });

/** The role of each request with its page number. */
const pages = (resource: Resource, state: Partial<ListState>) =>
  plan(resource, state).map(({ role, call }) => `${role} ${new URL(call.path, 'https://x.example').searchParams.get('page')}`);

describe('the requests of a round', () => {
  it('start with the first page, 100 rows long', () => {
    expect(plan(enrollments, {})).toEqual([{ role: 'new', call: { method: 'get', path: '/api/v1/enrollments?page=1&per_page=100' } }]);
    expect(pages(enrollments, { firstPage: 0 })).toEqual(['new 0']);
  });

  it('read the last page of the round before again, and the first page with the last ones', () => {
    const state = { way: 'counted', total: 9, size: 1, batch: 4 } as const;
    expect(pages(enrollments, { ...state, pages: 1 })).toEqual(['seam 1', 'new 2', 'new 3', 'new 4']);
    expect(pages(enrollments, { ...state, pages: 4 })).toEqual(['seam 4', 'new 5', 'new 6', 'new 7']);
    expect(pages(enrollments, { ...state, pages: 7 })).toEqual(['seam 7', 'new 8', 'new 9', 'head 1']);
  });

  it('read the first page again only once if the second round is the last', () => {
    expect(pages(enrollments, { way: 'counted', total: 3, size: 1, pages: 1 })).toEqual(['seam 1', 'new 2', 'new 3']);
  });

  it('read no page twice if dates can prove that the list is complete', () => {
    const state = { way: 'counted', size: 1, batch: 20, dated: true } as const;
    expect(pages(enrollments, { ...state, total: 5, pages: 1 })).toEqual(['new 2', 'new 3', 'new 4', 'new 5']);
    expect(pages(enrollments, { ...state, total: 23, pages: 21 })).toEqual(['new 22', 'new 23']);
    expect(pages(enrollments, { ...state, total: 20, pages: 18, batch: 10 })).toEqual(['new 19', 'new 20']);
  });

  it('read the last page of a shorter round again, whatever dates can prove', () => {
    const state = { way: 'counted', size: 1, total: 60, pages: 30, batch: 3, dated: true } as const;
    expect(pages(enrollments, state)).toEqual(['seam 30', 'new 31', 'new 32']);
  });

  it('read the last page of each round again at the end if dates prove nothing after all', () => {
    const state = { way: 'counted', size: 1, total: 70, pages: 70, confirming: true } as const;
    const spread = [1, 4, 8, 11, 15, 18, 22, 25, 29, 32, 36, 39, 43, 46, 50, 53, 57, 60, 64, 67];
    expect(pages(enrollments, state)).toEqual(spread.map((page) => `again ${page}`));
    const all = Array.from(new Set([...spread, 21, 41, 61])).sort((a, b) => a - b);
    expect(pages(enrollments, { ...state, dated: true })).toEqual(all.map((page) => `again ${page}`));
  });

  it('have a new page even if the server takes one request at a time', () => {
    expect(pages(enrollments, { way: 'counted', total: 9, size: 1, batch: 1, pages: 3 })).toEqual(['seam 3', 'new 4']);
  });

  it('read no page twice if records have no key', () => {
    const requests = plan(productAnalytics, { way: 'counted', total: 60, size: 20, pages: 1 });
    expect(requests.map(({ role, call }) => [role, JSON.parse(call.body ?? '')])).toEqual([
      ['new', { page: 1, size: 20 }],
      ['new', { page: 2, size: 20 }],
    ]);
    expect(userAnalytics.key).toBeUndefined();
  });

  it('go by number one page at a time without a total', () => {
    expect(pages(enrollments, { way: 'numbered', pages: 3 })).toEqual(['seam 3', 'new 4']);
  });

  it('follow links as they are, after the page they came from', () => {
    const linked = { way: 'linked', pages: 2, next: '/b?sig=a%2Bb' } as const;
    expect(plan(enrollments, { ...linked, here: '/a' }).map(({ role, call }) => [role, call.path])).toEqual([
      ['seam', '/a'],
      ['new', '/b?sig=a%2Bb'],
    ]);
    expect(plan(enrollments, linked)[0]).toMatchObject({ role: 'seam', call: { path: '/api/v1/enrollments?page=1&per_page=100' } });
  });

  it('put the ID of the parent into the path, encoded', () => {
    expect(plan(progresses, { owner: '7/8' })[0]?.call.path).toBe('/api/v1/progresses/7%2F8');
  });
});

describe('pagesInAll', () => {
  it('counts a page that isn’t full', () => {
    const state = startList(enrollments, {});
    expect(pagesInAll({ ...state, total: 101, size: 100 })).toBe(2);
    expect(pagesInAll({ ...state, total: 100, size: 100 })).toBe(1);
    expect(pagesInAll({ ...state, total: undefined, size: 0 })).toBe(0);
  });
});

describe('requestsFor', () => {
  it.each([true, undefined])('is what reading a list takes that holds still (proven by dates: %s)', (dated) => {
    for (const total of [1, 2, 19, 20, 21, 39, 40, 100, 101]) {
      const first: ListState = { ...startList(enrollments, {}), way: 'counted', total, size: 1, pages: 1, ...(dated ? { dated } : {}) };
      let [state, taken] = [first, 1];
      while (state.pages < total) {
        const requests = planRound({ resource: enrollments, state });
        taken += requests.length;
        state = { ...state, pages: state.pages + requests.filter(({ role }) => role === 'new').length };
      }
      if (!dated && total > 1) taken += planRound({ resource: enrollments, state: { ...state, confirming: true } }).length;
      expect([total, requestsFor({ resource: enrollments, state: first })]).toEqual([total, taken]);
    }
  });

  it('is one if all came with the first page, and as many as there are pages without keys', () => {
    expect(requestsFor({ resource: enrollments, state: { ...startList(enrollments, {}), done: true } })).toBe(1);
    expect(
      requestsFor({ resource: productAnalytics, state: { ...startList(productAnalytics, {}), way: 'counted', total: 45, size: 20 } }),
    ).toBe(3);
  });
});
