// Orders as the documents show them, now and formerly.

import { person } from './people-shapes.ts';
import { catalogRef, type Shape } from './shape.ts';

const orderLine = { id: 'integer', canvas_course_id: 'integer or null', title: 'text', amount: 'decimal text' };
const orderPromotion = { id: 'integer', code: 'text', amount: 'decimal text' };
export const oldOrder = {
  id: 'integer',
  full_id: 'text',
  catalog_id: 'integer',
  catalog: catalogRef,
  user: person,
  listings: [orderLine],
  promotions: [orderPromotion],
  payments: [{ reference_id: 'text or null', status: 'text', amount: 'decimal text' }],
  total: 'decimal text',
  currency: 'text',
  purchased_at: 'core time or null',
  created_at: 'core time',
} satisfies Shape;
export const order: Shape = {
  ...oldOrder,
  listings: [{ ...orderLine, discounted_amount: 'decimal text', catalog_id: 'integer' }],
  promotions: [{ ...orderPromotion, listing_id: 'integer' }],
};
