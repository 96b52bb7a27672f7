import { describe, expect, it } from 'vitest';
import { findForms } from '../../../src/sidebar/pull/pull-draft.ts';
import { someForms } from '../a-state.ts';

const [courses, orders] = someForms;
const titles = (text: string) => findForms(someForms, text).map(({ group, forms }) => [group, forms.map((form) => form.title)]);

describe('finding what to pull', () => {
  it('shows everything in its groups as long as nothing is looked for', () => {
    expect(findForms(someForms, ' ')).toEqual([{ group: 'Store', forms: [courses, orders] }]);
  });

  it('takes parts of words of titles and groups in any order and case', () => {
    expect(titles('ORD')).toEqual([['Store', ['Orders']]]);
    expect(titles('store cour')).toEqual([['Store', ['Courses']]]);
    expect(titles('courses orders')).toEqual([]);
  });
});
