// The shape of an answer. Kinds are written as `a or b`; a name with `?` may be missing.

export type Shape = string | { [field: string]: Shape } | [Shape] | ((value: unknown) => Shape);

/** Short pointer to the catalog of a record. */
export const catalogRef = { id: 'integer', name: 'text' };
