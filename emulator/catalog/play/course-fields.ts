// What only courses take, and what becomes of it.
import type { Course } from '../store/records.ts';
import type { Setters } from './listing-fields.ts';

export const courseSetters: Setters<Course> = {
  credits: ({ draft }, value) => {
    if (value !== null && Number(value) < 0) return 'must be greater than or equal to 0';
    draft.credits = value === null ? null : Number(value);
  },
  canvas_course_id: ({ draft }, value) => {
    draft.canvas_course = { id: Number(value) };
  },
  // The documented place of the SKU is beside the wrapper; inside it, nothing becomes of it.
  sku: () => undefined,
};
