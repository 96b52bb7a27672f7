// Records in the properties of the file that lack what this product stores in them. Only scripts can change properties, and whatever reads
// such a record can fail in its own way. So nothing is checked beforehand: all are looked at once something unforeseen has happened.

import * as z from 'zod/mini';
import { isPossibleTime } from '../catalog/records/canonical.ts';
import type { Properties } from '../platform/ports.ts';

/** Returns whether a record of a tab, a job, a plan, the pulls, or the schedules is damaged. */
export function hasDamagedRecord(document: Properties): boolean {
  const shapes = shapesByName();
  return Object.entries(document.all()).some(([name, text]) => {
    const shape = shapes[name.split('.')[0] ?? ''];
    return shape !== undefined && !isSound(shape, text);
  });
}

function isSound(shape: z.ZodMiniType, text: string): boolean {
  try {
    return shape.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** By the start of the property's name. Made when needed: hardly any run looks at them. */
function shapesByName(): Readonly<Record<string, z.ZodMiniType>> {
  const text = z.string();
  const number = z.number();
  const time = number.check(z.refine(isPossibleTime));
  const texts = z.array(text);
  return {
    tab: z.looseObject({
      sheet: number,
      resource: text,
      connection: text,
      host: text,
      filters: z.record(text, z.union([text, texts])),
      rows: number,
      complete: z.boolean(),
      pulledAt: z.optional(time),
      lookedUp: z.optional(texts),
      custom: z.optional(z.array(z.looseObject({ name: text, label: text }))),
    }),
    job: z.looseObject({ id: text, kind: z.enum(['pull', 'send']), connection: text, by: text, scope: text, since: time, at: time }),
    plan: z.looseObject({ run: text, connection: text, host: text, at: time, count: number, applied: z.boolean(), options: texts }),
    pulls: z.looseObject({ pulls: z.array(z.looseObject({ at: time, host: text, resource: text, sheet: number })) }),
    schedules: z.looseObject({ schedules: z.array(z.looseObject({ id: text })) }),
  };
}
