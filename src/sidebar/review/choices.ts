// What the user chose in the review, and what is sent because of it.
import type { Decision, PlanField, PlanGuard, PlanRequest, PlanView } from '../../protocol/review.ts';

export type Choice = Decision['choice'];

export interface Choices {
  /** Conflicts with a decision. */
  decisions: Decision[];
  /** Requests that the user excluded. */
  skipped: string[];
  /** The text that the user typed to confirm. */
  typed: string;
  /** The user confirmed that this changes a production Catalog. */
  productionConfirmed: boolean;
}

export const nothingChosen: Choices = { decisions: [], skipped: [], typed: '', productionConfirmed: false };

/** Returns the user's choice for a conflict, or `skip` if they made none. */
export function choiceOf({ decisions }: Choices, request: string, field: string): Choice {
  return decisions.find((decision) => decision.request === request && decision.field === field)?.choice ?? 'skip';
}

export function isConflict(field: PlanField): boolean {
  return field.state === 'conflict';
}

export function conflictsOf(plan: PlanView): Decision[] {
  return plan.requests.flatMap(({ request, fields }) =>
    fields.filter(isConflict).map(({ field }): Decision => ({ request, field, choice: 'skip' })),
  );
}

/** Replaces earlier decisions for the same fields. */
export function decided(choices: Choices, decisions: readonly Decision[]): Choices {
  const others = choices.decisions.filter(
    (old) => !decisions.some((decision) => decision.request === old.request && decision.field === old.field),
  );
  return { ...choices, decisions: [...others, ...decisions] };
}

export function withSkipped(choices: Choices, requests: readonly string[]): Choices {
  return { ...choices, skipped: [...new Set([...choices.skipped, ...requests])] };
}

export function withIncluded(choices: Choices, requests: readonly string[]): Choices {
  return { ...choices, skipped: choices.skipped.filter((request) => !requests.includes(request)) };
}

/** Returns the requests that would send something to Catalog. */
export function sendable(plan: PlanView, choices: Choices): PlanRequest[] {
  const isSkipped = skippedIn(choices);
  return remaining(plan, choices).filter(
    (request) =>
      (request.state === 'planned' && request.fields.length === 0) ||
      request.fields.some(
        (field) =>
          !isNeedy(field, isSkipped) &&
          (field.state === 'planned' || (isConflict(field) && choiceOf(choices, request.request, field.field) === 'mine')),
      ),
  );
}

/** Returns what tells whether a request is skipped. A long plan asks it for each of its requests. */
export function skippedIn({ skipped }: Choices): (request: string) => boolean {
  const names = new Set(skipped);
  return (request) => names.has(request);
}

/** Returns whether something that a value needs is skipped: the record that it refers to, or the new name in it. */
function isNeedy({ needs = [] }: PlanField, isSkipped: (request: string) => boolean): boolean {
  return needs.some(isSkipped);
}

/** Returns whether a request can't be sent because something that it needs is skipped. */
export function lacksNeeded({ operation, fields }: PlanRequest, isSkipped: (request: string) => boolean): boolean {
  return operation === 'create' && fields.some((field) => isNeedy(field, isSkipped));
}

/** Counts the changes with a conflict that isn't decided. */
export function undecided(plan: PlanView, choices: Choices): number {
  return remaining(plan, choices).filter(({ request, fields }) =>
    fields.some((field) => isConflict(field) && choiceOf(choices, request, field.field) === 'skip'),
  ).length;
}

/** Returns the choices for another review, as far as its changes are the same. */
export function carried(choices: Choices, before: PlanView, after: PlanView): Choices {
  const names = new Map(before.requests.map((request) => [request.request, identityOf(request)]));
  const nowNamed = new Map(after.requests.map((request) => [identityOf(request), request.request]));
  const now = (request: string) => nowNamed.get(names.get(request) ?? '');
  return {
    ...choices,
    skipped: choices.skipped.flatMap((request) => now(request) ?? []),
    decisions: choices.decisions.flatMap((decision) => {
      const request = now(decision.request);
      return request === undefined ? [] : [{ ...decision, request }];
    }),
  };
}

function identityOf({ operation, sheet, row, key, fields }: PlanRequest): string {
  return JSON.stringify([operation, sheet, row, key, fields.map(({ field, after }) => [field, after])]);
}

/** Estimates how long sending takes. Returns 0 if the server didn't estimate it. */
export function secondsToSend(plan: PlanView, choices: Choices): number {
  return ((plan.seconds ?? 0) * sendable(plan, choices).length) / plan.requests.length || 0;
}

/** Counts the cells that would get Catalog's value. */
export function takenCells(plan: PlanView, choices: Choices): number {
  const fields = remaining(plan, choices).flatMap(({ request, fields }) => fields.map((field) => ({ request, field })));
  return fields.filter(({ request, field }) => isConflict(field) && choiceOf(choices, request, field.field) === 'theirs').length;
}

/** Returns the guard of the plan, unless all of its requests are skipped. */
export function openGuard(plan: PlanView, { skipped }: Choices): PlanGuard | undefined {
  return plan.guard?.requests.some((request) => !skipped.includes(request)) ? plan.guard : undefined;
}

/** Returns whether the user has to confirm that this changes a production Catalog. */
export function asksForProduction(plan: PlanView, choices: Choices): boolean {
  return plan.dryRunReason === undefined && plan.kind === 'production' && sendable(plan, choices).length > 0;
}

/** Returns whether there's something to send and everything is confirmed. */
export function canSend(plan: PlanView, choices: Choices): boolean {
  const guard = openGuard(plan, choices);
  if (guard && choices.typed.trim().toLowerCase() !== guard.words) return false;
  if (plan.dryRunReason !== undefined) return false;
  if (asksForProduction(plan, choices) && !choices.productionConfirmed) return false;
  return sendable(plan, choices).length + takenCells(plan, choices) > 0;
}

function remaining(plan: PlanView, choices: Choices): PlanRequest[] {
  if (plan.applied) return [];
  const isSkipped = skippedIn(choices);
  return plan.requests.filter((request) => !isSkipped(request.request) && !lacksNeeded(request, isSkipped));
}
