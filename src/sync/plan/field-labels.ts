// Catalog's messages name fields as the API does. Users know them by the headers of their columns.
import type { Resource } from '../../catalog/resource.ts';

/** Returns a text with headers in the place of API names, such as *Price* for `enrollment_fee`. Other words stay. */
export function withLabels({ fields }: Pick<Resource, 'fields'>, text: string): string {
  return text.replace(/\b[a-z]+(?:_[a-z]+)+\b/g, (word) => {
    const field = fields.find(({ name, write }) => name === word || write?.name === word);
    return field?.label ?? word;
  });
}
