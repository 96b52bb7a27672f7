// What else happens when lines are sent: seats, orders, emails, deletions.
import type { Effect, PlanRequest, PlanView } from '../../commands/messages.ts';

export interface SideEffect {
  effect: Effect;
  count: number;
  /** `off`: only if switched on here, which it is not. `possible`: Catalog decides for each. */
  certainty: 'sure' | 'possible' | 'off';
}

/** The option that has to be switched on for it. */
const OPTIONS: { readonly [E in Effect]?: string } = { order: 'create_order', 'e-mail': 'send_email' };

/** Counted over the lines that would be sent, in the order in which they were first met. */
export function sideEffects(plan: PlanView, sending: readonly PlanRequest[], switchedOn: readonly string[]): SideEffect[] {
  const counts = new Map<Effect, number>();
  for (const effect of sending.flatMap(({ effects }) => effects)) counts.set(effect, (counts.get(effect) ?? 0) + 1);
  return [...counts].map(([effect, count]): SideEffect => {
    const option = OPTIONS[effect];
    const isOffered = plan.options.some(({ name }) => name === option);
    if (option === undefined) return { effect, count, certainty: 'sure' };
    return { effect, count, certainty: isOffered && !switchedOn.includes(option) ? 'off' : 'possible' };
  });
}
