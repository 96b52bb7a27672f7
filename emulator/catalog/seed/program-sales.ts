// Some orders and enrollments are of programs. They are turned into that afterward, so that everything else stays as it is.
import { decimalText } from '../store/decimals.ts';
import type { Enrollment, Order, Program } from '../store/records.ts';

export function sellPrograms(programs: Program[], orders: Order[], enrollments: Enrollment[]): void {
  orders.forEach((order, index) => {
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
  });
  enrollments.forEach((enrollment, index) => {
    const program = programs[index % Math.max(1, programs.length)];
    // Only ended ones: the seats of full courses stay taken.
    if (program === undefined || enrollment.status !== 'concluded' || index % 4 !== 1) return;
    enrollment.listing = { id: program.id, title: program.title, type: program.type, canvas_course_id: null };
  });
}
