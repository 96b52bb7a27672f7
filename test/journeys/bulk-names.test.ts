// Seats that were bought for others, with the number of their order, and who has them as far as the Enrollments tab knows.
import { describe, expect, it } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import { FEW, openWorld, pull, rowsOf } from '../support/open-world.ts';

interface Bulk {
  order_id: number;
  invitations: { email: string; enrollment_id: number | null }[];
}

const bulksIn = (catalog: DemoCatalog) => catalog.records('bulk_enrollments') as unknown as Bulk[];

describe('bulk enrollments', () => {
  it('show their order numbers, and ask Catalog for each order once', async () => {
    const world = await openWorld({ catalog: FEW });
    const { catalog } = world;
    pull(world, 'bulk_enrollments');
    const numbers = new Map(catalog.records('orders').map((order) => [String(order.id), order.full_id]));
    const rows = rowsOf(world, 'Bulk enrollments');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row['Order number'])).toEqual(rows.map((row) => numbers.get(row['Order ID'] ?? '')));
    const asked = () => catalog.requests().filter(({ path }) => /^\/api\/v1\/orders\/\d+$/.test(path)).length;
    expect(asked()).toBe(new Set(rows.map((row) => row['Order ID'])).size);
    world.host.advance(2 * 3_600_000);
    const before = asked();
    pull(world, 'bulk_enrollments');
    expect(asked()).toBe(before);
  });
});

describe('bulk seats', () => {
  it('show learner and status where Enrollments is pulled, and say what is missing where it isn’t', async () => {
    const world = await openWorld();
    const { catalog, host } = world;
    const first = pull(world, 'bulk_enrollments');
    const taken = bulksIn(catalog).flatMap(({ invitations }) => invitations.filter(({ enrollment_id }) => enrollment_id !== null));
    expect(taken.length).toBeGreaterThan(0);
    const missing = `${taken.length} of ${taken.length} enrollments aren’t in the Enrollments tab, so their columns are blank.`;
    expect(JSON.stringify(first)).toContain(missing);
    expect(rowsOf(world, 'Bulk seats').map(({ Learner }) => Learner)).toEqual(rowsOf(world, 'Bulk seats').map(() => ''));

    pull(world, 'enrollments');
    const second = pull(world, 'bulk_enrollments');
    expect(JSON.stringify(second)).not.toContain('aren’t in the Enrollments tab');
    const enrollments = new Map(rowsOf(world, 'Enrollments').map((row) => [row.ID, row]));
    const seats = rowsOf(world, 'Bulk seats');
    expect(seats.filter(({ Learner }) => Learner !== '')).toHaveLength(taken.length);
    for (const seat of seats) {
      const enrollment = enrollments.get(seat['Enrollment ID']);
      expect([seat.Learner, seat['Enrollment status']]).toEqual([enrollment?.Learner ?? '', enrollment?.['Enrollment status'] ?? '']);
    }
    expect(host.workbook.display('Bulk seats')[0]?.slice(1, 6)).toEqual(['Listing', 'Learner', 'Email', 'Invitation', 'Enrollment status']);
  });
});
