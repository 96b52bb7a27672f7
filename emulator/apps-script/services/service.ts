// What all objects of Google's services have in common here.
import type { Execution } from '../execution.ts';
import { remembering } from '../remembering.ts';

/** Methods of a subclass are what scripts see, and so are fields with a capital letter; other fields stay hidden. */
export abstract class Service {
  constructor(readonly run: Execution) {}
}

const nameOf = remembering(({ name }: NewableFunction) => name);

/** Kept by class, because V8 looks up the name of a function anew each time. */
export function classNameOf(service: Service): string {
  return nameOf(service.constructor);
}
