// What a person has chosen in the review, and what of the plan is sent with that.
import type { Decision, PlanField, PlanGuard, PlanRequest, PlanView } from '../../protocol/review.ts';

export type Choice = Decision['choice'];

export interface Choices {
  /** Fields in conflict that were decided. */
  decisions: Decision[];
  /** Requests that are not to be sent. */
  skipped: string[];
  /** What was typed for the guard. */
  typed: string;
  /** The user confirmed that this changes a production Catalog. */
  productionConfirmed: boolean;
}

export const nothingChosen: Choices = { decisions: [], skipped: [], typed: '', productionConfirmed: false };

/** What is to become of a field in conflict; nothing is decided for the person. */
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

/** With the decisions put in the place of earlier ones for the same fields. */
export function decided(choices: Choices, decisions: readonly Decision[]): Choices {
  const others = choices.decisions.filter(
    (old) => !decisions.some((decision) => decision.request === old.request && decision.field === old.field),
  );
  return { ...choices, decisions: [...others, ...decisions] };
}

export function withSkipped(choices: Choices, requests: readonly string[], out: boolean): Choices {
  const others = choices.skipped.filter((request) => !requests.includes(request));
  return { ...choices, skipped: out ? [...others, ...requests] : others };
}

/** Requests of which something would be sent to Catalog. */
export function sendable(plan: PlanView, choices: Choices): PlanRequest[] {
  return remaining(plan, choices).filter(
    (request) =>
      (request.state === 'planned' && request.fields.length === 0) ||
      request.fields.some(
        (field) => field.state === 'planned' || (isConflict(field) && choiceOf(choices, request.request, field.field) === 'mine'),
      ),
  );
}

/** A guess at how long that takes; 0 where nobody knows. */
export function secondsToSend(plan: PlanView, choices: Choices): number {
  return ((plan.seconds ?? 0) * sendable(plan, choices).length) / plan.requests.length || 0;
}

/** How many cells would get Catalog's value. */
export function takenCells(plan: PlanView, choices: Choices): number {
  const fields = remaining(plan, choices).flatMap(({ request, fields }) => fields.map((field) => ({ request, field })));
  return fields.filter(({ request, field }) => isConflict(field) && choiceOf(choices, request, field.field) === 'theirs').length;
}

/** The guard of the plan, while anything that it is about has not been left out. */
export function openGuard(plan: PlanView, { skipped }: Choices): PlanGuard | undefined {
  return plan.guard?.requests.some((request) => !skipped.includes(request)) ? plan.guard : undefined;
}

/** Returns whether the user has to confirm that this changes a production Catalog. */
export function asksForProduction(plan: PlanView, choices: Choices): boolean {
  return plan.dryRunReason === undefined && plan.kind === 'production' && sendable(plan, choices).length > 0;
}

/** Is there something to do, and has the person typed what has to be typed? */
export function canSend(plan: PlanView, choices: Choices): boolean {
  const guard = openGuard(plan, choices);
  if (guard && choices.typed.trim().toLowerCase() !== guard.words) return false;
  if (plan.dryRunReason !== undefined) return false;
  if (asksForProduction(plan, choices) && !choices.productionConfirmed) return false;
  return sendable(plan, choices).length + takenCells(plan, choices) > 0;
}

function remaining(plan: PlanView, { skipped }: Choices): PlanRequest[] {
  return plan.applied ? [] : plan.requests.filter(({ request }) => !skipped.includes(request));
}
