// Who buys what: people don't pay for a listing that they have, unless most people have it.
import type { Order, User } from '../store/records.ts';

/** Of all people, how many want the same listing. */
export const most = 0.6;

/** Gives the second order of the same person for the same listing to someone else. */
export function spreadBuyers(orders: readonly Order[], users: readonly User[]): void {
  const placeOf = new Map(users.map((user, index) => [user.canvas_user_id, index]));
  const paid = new Set<string>();
  const buyers = new Map<number, number>();
  for (const order of orders) {
    const id = order.user?.id;
    if (order.purchased_at === null || id === undefined || id === null) continue;
    const isFree = (user: number) => order.listings.every((line) => !paid.has(`${line.id} ${user}`));
    const from = placeOf.get(id) ?? 0;
    const isOnSale = order.listings.every((line) => (buyers.get(line.id) ?? 0) < most * users.length);
    const other = isFree(id) || !isOnSale ? undefined : nextUser(users, from, (user) => isFree(user.canvas_user_id));
    if (other !== undefined) order.user = { id: other.canvas_user_id, name: other.user_name, email: other.email_address };
    for (const line of order.listings) {
      paid.add(`${line.id} ${order.user?.id}`);
      buyers.set(line.id, (buyers.get(line.id) ?? 0) + 1);
    }
  }
}

/** The first person after this place whom the test picks, going around once. */
export function nextUser(users: readonly User[], from: number, isWanted: (user: User) => boolean): User | undefined {
  for (let step = 1; step < users.length; step += 1) {
    const user = users[(from + step) % users.length];
    if (user !== undefined && isWanted(user)) return user;
  }
  return undefined;
}
