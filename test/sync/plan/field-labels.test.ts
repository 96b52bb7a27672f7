import { expect, it } from 'vitest';
import { courses } from '../../../src/catalog/resources/courses.ts';
import { withLabels } from '../../../src/sync/plan/field-labels.ts';

it('puts headers in the place of API names, and keeps words that aren’t fields', () => {
  expect(withLabels(courses, 'enrollment_fee must be less than 10000. account_id is invalid. some_other_word stays.')).toBe(
    'Price must be less than 10000. Catalog ID is invalid. some_other_word stays.',
  );
});
