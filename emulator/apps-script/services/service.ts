// What all objects of Google's services have in common here.
import type { Execution } from '../execution.ts';

/** Methods of a subclass are what scripts see, and so are fields with a capital letter; other fields stay hidden. */
export abstract class Service {
  constructor(readonly run: Execution) {}
}
