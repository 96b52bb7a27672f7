// What else happens when lines are sent: seats, orders, emails, deletions.
import type { Effect, PlanRequest, PlanView } from '../../protocol/messages.ts';

export interface SideEffect {
  effect: Effect | Deletion;
  count: number;
  /** `possible`: Catalog decides for each record. */
  certainty: 'sure' | 'possible';
}

/** Deletions that the review calls by another name than a deleted record. */
const DELETIONS = {
  drop: 'drop',
  remove: 'remove',
  'remove together': 'remove',
  revoke: 'revoke',
  'remove catalog': 'remove catalog',
} as const;
type Deletion = (typeof DELETIONS)[keyof typeof DELETIONS];

/** The option that has to be turned on for it. */
const OPTIONS: { readonly [effect: string]: string | undefined } = { order: 'create_order', 'e-mail': 'send_email' };

/** Counts effects of the changes that would be sent, in the order they appear. Leaves out effects whose option is off. */
export function sideEffects(plan: PlanView, sending: readonly PlanRequest[], switchedOn: readonly string[]): SideEffect[] {
  const counts = new Map<SideEffect['effect'], number>();
  for (const { operation, effects } of sending) {
    for (const each of effects) {
      const effect = each === 'deletion' && isNamed(operation) ? DELETIONS[operation] : each;
      counts.set(effect, (counts.get(effect) ?? 0) + 1);
    }
  }
  return [...counts].flatMap(([effect, count]): SideEffect[] => {
    const option = OPTIONS[effect];
    if (option === undefined) return [{ effect, count, certainty: 'sure' }];
    const isOff = plan.options.some(({ name }) => name === option) && !switchedOn.includes(option);
    return isOff ? [] : [{ effect, count, certainty: 'possible' }];
  });
}

function isNamed(operation: string): operation is keyof typeof DELETIONS {
  return operation in DELETIONS;
}
