// A case that was put into the demo data on purpose. `records('planted')` lists them; no request shows them.
export interface Planted {
  id: number;
  /** What a report of these cases would be about. */
  report:
    | 'Orders against enrollments'
    | 'Seats'
    | 'Opening and closing'
    | 'Catalog check'
    | 'Duplicate learners'
    | 'Revenue'
    | 'Certificates'
    | 'Settlement';
  finding: string;
  /** The resource and the ID of the record that shows it. */
  resource: 'orders' | 'enrollments' | 'bulkEnrollments' | 'courses' | 'programs' | 'users' | 'certificates' | 'tags' | 'payments';
  record: number;
  /** Whom it's about, by Canvas user ID. */
  person?: number;
  /** What figures say of the order if they follow corrections. */
  revenue?: number;
}
