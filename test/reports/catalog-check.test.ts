import { describe, expect, it } from 'vitest';
import { catalogCheck } from '../../src/reports/catalog-check.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

let next = 100;
const course = (more: Given = {}): Given => {
  next += 1;
  return {
    id: next,
    title: `Course ${next}`,
    enrollment_fee: '249',
    currency: 'USD',
    catalog_id: 1,
    catalog_name: 'Main',
    visibility: 'listed',
    enrollment_open: true,
    enrollment_open_from: null,
    enrollment_open_to: null,
    enrollment_cap: 20,
    waitlist: false,
    listing_path: `course-${next}`,
    short_description: 'Short',
    description: 'Long',
    listing_image: 'image.png',
    tag_names: ['Art'],
    sku: null,
    start_date: null,
    end_date: null,
    created_at: '2026-01-01T00:00:00Z',
    canvas_course_id: next,
    ...more,
  };
};
const find = (sources: Record<string, readonly Given[]>, columns: readonly string[] = ['finding'], parameters = {}) =>
  rowsOf(catalogCheck.rows(inputOf(sources, { parameters })), columns);

describe('the report Catalog check', () => {
  it('finds the price far from the others, the open listing that’s unlisted, and the requirement that’s gone', () => {
    const courses = [...Array.from({ length: 7 }, () => course()), course({ enrollment_fee: '0.05' }), course({ visibility: 'unlisted' })];
    const programs = [{ ...course(), canvas_course_id: null, requirement_ids: [3167] }];
    expect(find({ courses, programs }, ['finding', 'now', 'usual'])).toEqual([
      ['Price far from the others', '0.05', '249'],
      ['Open, but unlisted', 'unlisted', null],
      ['Requires a listing that’s gone', '3167', null],
    ]);
  });

  it.each([
    ['Negative price, or too many decimals', { enrollment_fee: '-1' }],
    ['Negative price, or too many decimals', { enrollment_fee: '9.999' }],
    ['Negative price, or too many decimals', { enrollment_fee: '100.5', currency: 'JPY' }],
    ['Opens after it closes', { enrollment_open_from: '2027-02-01T00:00:00Z', enrollment_open_to: '2027-01-01T00:00:00Z' }],
    ['Ends before it starts', { start_date: '2027-02-01T00:00:00Z', end_date: '2027-01-01T00:00:00Z' }],
    ['Open with no seats', { enrollment_cap: 0 }],
    ['Open, but unlisted', { visibility: 'hidden' }],
    ['Listed, but closed', { enrollment_open: false }],
    ['Listed, but closed', { enrollment_open_to: '2026-11-01T00:00:00Z' }],
    ['Waitlist without a limit', { waitlist: true, enrollment_cap: null }],
    ['No image', { listing_image: null }],
    ['No teaser', { short_description: ' ' }],
    ['No description', { description: null }],
    ['No tags', { tag_names: [] }],
  ])('finds “%s” for %j', (finding, more) => {
    expect(find({ courses: [course(more)] })).toEqual([[finding]]);
  });

  it('shows the days of a listing that closes before it opens, in the zone of the spreadsheet', () => {
    const courses = [
      course({ enrollment_open_from: '2027-02-01T04:59:00Z', enrollment_open_to: '2027-01-01T12:00:00Z' }),
      course({ start_date: '2027-03-01T12:00:00Z', end_date: '2027-02-28T12:00:00Z' }),
    ];
    expect(find({ courses }, ['finding', 'now'])).toEqual([
      ['Opens after it closes', '2027-01-31 – 2027-01-01'],
      ['Ends before it starts', '2027-03-01 – 2027-02-28'],
    ]);
  });

  it.each([
    [{ enrollment_open: false, enrollment_open_from: '2027-01-01T00:00:00Z' }],
    [{ enrollment_fee: '100', currency: 'JPY' }],
    [{ listing_image: undefined, tag_names: undefined, sku: undefined }],
  ])('finds nothing for %j', (more) => {
    expect(find({ courses: [course(more)] })).toEqual([]);
  });

  it('compares listings with others: titles, paths in one catalog, Canvas courses, SKUs, and free ones among paid ones', () => {
    const pair = (more: Given) => find({ courses: [course(more), course(more)] });
    expect(pair({ title: 'Clay' })).toEqual([['Same title twice'], ['Same title twice']]);
    expect(pair({ listing_path: 'clay' })).toEqual([['Same path twice'], ['Same path twice']]);
    expect(pair({ canvas_course_id: 7 })).toEqual([['Same Canvas course twice'], ['Same Canvas course twice']]);
    expect(find({ courses: [course({ listing_path: 'clay' }), course({ listing_path: 'clay', catalog_id: 2 })] })).toEqual([]);
    expect(find({ courses: [course({ sku: 'A' }), course()] })).toEqual([['No SKU']]);
    const four = Array.from({ length: 4 }, () => course());
    expect(find({ courses: [...four, course({ enrollment_fee: '0' })] })).toEqual([['Free among paid listings']]);
    expect(find({ courses: [...four.slice(1), course({ enrollment_fee: '0' })] })).toEqual([]);
  });

  it('finds required listings that are closed, and old ones without an enrollment if analytics have them', () => {
    const closed = course({ enrollment_open: false, visibility: 'unlisted', title: 'Clay' });
    const programs = [{ ...course(), canvas_course_id: null, requirement_ids: [Number(closed.id)] }];
    expect(find({ courses: [closed], programs }, ['finding', 'now'])).toEqual([['Requires a closed listing', `Clay (${closed.id})`]]);
    const old = course({ created_at: '2025-11-01T00:00:00Z' });
    expect(find({ courses: [old], figures: [{ product_id: old.id, enrollment_count: 0 }] })).toEqual([['No enrollment in a year']]);
    expect(find({ courses: [old], figures: [{ product_id: old.id, enrollment_count: 1 }] })).toEqual([]);
    expect(find({ courses: [old] })).toEqual([]);
  });

  it('finds tags and catalogs that no listing uses, and runs chosen checks only', () => {
    const sources = {
      courses: [course()],
      tags: [
        { id: 1, name: 'Art', listing_ids: [] },
        { id: 2, name: 'Old', listing_ids: [] },
      ],
      catalogs: [
        { id: 1, name: 'Main' },
        { id: 2, name: 'Empty' },
      ],
    };
    expect(find(sources, ['finding', 'now', 'row'])).toEqual([
      ['Unused tag', 'Old', 'tag-2-unused'],
      ['Catalog without listings', 'Empty', 'catalog-2-unused'],
    ]);
    expect(find(sources, ['finding'], { checks: ['Unused tag'] })).toEqual([['Unused tag']]);
  });
});
