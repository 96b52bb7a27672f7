// Some orders are of programs. They're turned into that after they're made, so that everything else stays as it is.
import { decimalText } from '../store/decimals.ts';
import type { Order, Program } from '../store/records.ts';

/** Makes some of the orders those of programs. */
export function sellPrograms(programs: Program[], orders: Order[]): void {
  orders.forEach((order, index) => {
    sellProgram(programs, order, index);
  });
}

/** Makes the nth order one of a program, if it's one of those. */
function sellProgram(programs: Program[], order: Order, index: number): void {
  const [line] = order.listings;
  const isPlain = order.purchased_at !== null && order.promotions.length === 0 && order.listings.length === 1;
  if (index % 23 !== 7 || !isPlain || line === undefined) return;
  const wanted = programs.filter((program) => program.catalog.id === order.catalog.id);
  const program = wanted[index % Math.max(1, wanted.length)];
  if (program === undefined) return;
  const amount = decimalText(program.enrollment_fee);
  order.listings = [{ ...line, id: program.id, canvas_course_id: null, title: program.title, amount, discounted_amount: amount }];
  order.total = amount;
  order.payments = program.enrollment_fee === 0 ? [] : [{ reference_id: `PRG${order.id}`, status: 'success', amount }];
}
