import { describe, expect, it } from 'vitest';
import type { FilterForm } from '../../../src/protocol/pull.ts';
import { chipsIn, draftOf, readDraft } from '../../../src/sidebar/pull/pull-draft.ts';

const title: FilterForm = { name: 'title', label: 'Title', kind: 'text' };
const seats: FilterForm = { name: 'seats', label: 'Seats', kind: 'integer' };
const price: FilterForm = { name: 'price', label: 'Price', kind: 'decimal' };
const from: FilterForm = { name: 'from', label: 'Starts', kind: 'day' };
const ids: FilterForm = { name: 'ids', label: 'Ids', kind: 'ids' };
const status: FilterForm = { name: 'status', label: 'Status', kind: 'choices', choices: ['OPEN', 'CLOSED'] };
const open: FilterForm = { name: 'open', label: 'Open', kind: 'boolean' };

describe('a filter form', () => {
  it('leaves out what is blank', () => {
    const draft = draftOf([title, ids, status, open], {});
    expect(readDraft([title, ids, status, open], draft)).toEqual({ values: {}, errors: {} });
  });

  it('gives back remembered values unchanged', () => {
    const remembered = { title: 'yoga', ids: ['12', '34'], status: ['CLOSED'], open: 'false', from: '2026-03-01' };
    const filters = [title, ids, status, open, from];
    expect(readDraft(filters, draftOf(filters, remembered)).values).toEqual(remembered);
  });

  it('shows remembered ids as a person would type them', () => {
    expect(draftOf([ids], { ids: ['12', '34'] })).toEqual({ ids: '12, 34' });
  });

  it('takes ids from a pasted column', () => {
    expect(readDraft([ids], { ids: ' 12\n34;56, 007 ' }).values).toEqual({ ids: ['12', '34', '56', '007'] });
  });

  it('refuses ids that are not numbers', () => {
    expect(readDraft([ids], { ids: '12, b' })).toEqual({ values: {}, errors: { ids: 'ids' } });
  });

  it('refuses a lone comma as ids, since it names nothing', () => {
    expect(readDraft([ids], { ids: ',' }).errors).toEqual({ ids: 'ids' });
  });

  it('refuses numbers in another form than the API takes', () => {
    const { values, errors } = readDraft([seats, price], { seats: '1.5', price: '12,50' });
    expect(values).toEqual({});
    expect(errors).toEqual({ seats: 'integer', price: 'decimal' });
  });

  it('trims numbers and texts', () => {
    expect(readDraft([title, seats, price], { title: ' yoga ', seats: ' 3 ', price: '12.50 ' }).values).toEqual({
      title: 'yoga',
      seats: '3',
      price: '12.50',
    });
  });

  it('asks for ids or a tab where Catalog shows records for chosen ids only', () => {
    const owners: FilterForm = { name: 'of_ids', label: 'Listing IDs', kind: 'ids', whose: true };
    const tab: FilterForm = { name: 'of_tab', label: 'Tab', kind: 'choice', choices: ['courses'], whose: true };
    const read = (draft: Record<string, string>) => readDraft([owners, tab, title], draft);
    expect(read({ title: 'yoga' }).errors).toEqual({ of_ids: 'whose' });
    expect(read({ of_ids: 'x' }).errors).toEqual({ of_ids: 'ids' });
    expect(read({ of_ids: '3' })).toEqual({ values: { of_ids: ['3'] }, errors: {} });
    expect(read({ of_tab: 'courses' }).errors).toEqual({});
  });
});

describe('a filter of several titles or names', () => {
  const buyers: FilterForm = { name: 'buyers', label: 'Buyer', kind: 'ids', refers: 'people' };

  it('keeps each one apart, and gives back remembered ones', () => {
    const chosen = ['Kulas, Maria', '71006'];
    expect(draftOf([buyers], { buyers: chosen })).toEqual({ buyers: chosen });
    expect(readDraft([buyers], { buyers: chosen })).toEqual({ values: { buyers: chosen }, errors: {} });
    expect(readDraft([buyers], draftOf([buyers], {}))).toEqual({ values: {}, errors: {} });
  });

  it.each([
    ['Medical, Billing & Coding', ['Medical, Billing & Coding']],
    ['Kulas, Maria; Titus Kuhic', ['Kulas, Maria', 'Titus Kuhic']],
    ['ada@x.example, 71006', ['ada@x.example', '71006']],
    ['71006 71007\n71006', ['71006', '71007']],
    [' , ', [',']],
    ['', []],
  ])('reads %j as %j', (text, chips) => {
    expect(chipsIn(text)).toEqual(chips);
  });
});
