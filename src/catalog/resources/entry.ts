// What the entries of the table are made of.
import { type Field, type Filter, type FilterKind, type Kind, PARENT_IDS, PARENT_TAB } from '../resource.ts';

/** Returns a field: `about` is its help, or an object with its help and its other properties. */
export function field(name: string, label: string, kind: Kind, about: string | Omit<Field, 'name' | 'label' | 'kind'>): Field {
  return typeof about === 'string' ? { name, label, kind, help: about } : { name, label, kind, ...about };
}

/** Returns a filter. */
export function filter(name: string, label: string, kind: FilterKind, more?: Omit<Partial<Filter>, 'name' | 'label' | 'kind'>): Filter {
  return { name, label, kind, ...more };
}

/** Returns filters for the first and the last day, whose names start with `name`. `of` as in a filter. */
export function days(name: string, label: string, of?: readonly string[]): Filter[] {
  const compared = of && { of };
  const period = { label, until: `${name}to` };
  return [
    filter(`${name}from`, `${label} from`, 'day', { period, ...compared }),
    filter(`${name}to`, `${label} to`, 'day', { end: true, ...compared }),
  ];
}

/** Returns filters for a minimum and a maximum. */
export function bounds(name: string, label: string, kind: FilterKind): Filter[] {
  return [filter(`${name}_min`, `${label} (min)`, kind), filter(`${name}_max`, `${label} (max)`, kind)];
}

/** Returns the filters that choose the parents: IDs with this label, or all IDs in a tab. */
export function parentFilters(label: string, tabs: readonly string[]): Filter[] {
  const ids = filter(PARENT_IDS, label, 'ids', { whose: true });
  return tabs.length === 0 ? [ids] : [ids, filter(PARENT_TAB, 'Or use all IDs in a tab', 'choice', { choices: tabs, whose: true })];
}

type LookedUp = Omit<Field, 'name' | 'label' | 'kind' | 'from' | 'nullable'>;

/** Returns a field whose value is looked up by the ID in `by`. */
export function lookedUp(name: string, label: string, from: Field['from'] & { kind?: Kind }, about: LookedUp): Field {
  const { kind = 'text', ...lookUp } = from;
  return { name, label, kind, nullable: true, from: lookUp, ...about };
}

/** Returns the name and the address of the person whose Canvas ID is in `by`. Their fields start with `name`. */
export function personFields(name: string, label: string, by: string, more: Pick<Field, 'standsFor'> = {}): Field[] {
  const of = label.toLowerCase();
  const person = { personal: true, ...more } as const;
  const emailLabel = label === 'Learner' ? 'Email' : `${label} email`;
  return [
    lookedUp(name, label, { by, in: 'people', take: 'user_name' }, { help: `Full name of the ${of}.`, ...person }),
    lookedUp(`${name}_email`, emailLabel, { by, in: 'people', take: 'email_address' }, { help: `Email address of the ${of}.`, ...person }),
  ];
}

/** Returns the parts of the name of the person whose Canvas ID is in `by`, for columns that are added on request. */
export function namePartFields(name: string, by: string): Field[] {
  const part = { personal: true, asked: true } as const;
  return [
    lookedUp(`${name}_first_name`, 'First name', { by, in: 'people', take: 'first_name' }, { help: 'First name.', ...part }),
    lookedUp(`${name}_last_name`, 'Last name', { by, in: 'people', take: 'last_name' }, { help: 'Last name.', ...part }),
  ];
}

/** Returns what a listing's own tab shows of it, for columns that are added on request. */
export function listingFields(by: string, of: readonly ('sku' | 'dates' | 'price' | 'seats')[]): Field[] {
  const shown = (name: string, label: string, [take, kind]: [string, Kind], help: string): Field =>
    lookedUp(name, label, { by, in: 'listings', take, kind }, { help, asked: true });
  const price = shown('listing_price', 'Listing price', ['enrollment_fee', 'money'], 'Current price of the listing.');
  const groups = {
    sku: [shown('listing_sku', 'SKU', ['sku', 'text'], 'Stock keeping unit of the listing.')],
    dates: [
      shown('listing_start', 'Start', ['start_date', 'time'], 'Start date of the listing.'),
      shown('listing_end', 'End', ['end_date', 'time'], 'End date of the listing.'),
    ],
    price: [
      { ...price, currency: 'listing_currency' },
      shown('listing_currency', 'Listing currency', ['currency', 'text'], 'Currency of the listing’s price.'),
    ],
    seats: [shown('listing_seats', 'Seats', ['enrollment_cap', 'integer'], 'Maximum enrollments of the listing.')],
  };
  return of.flatMap((group) => groups[group]);
}

/** Returns the name of the catalog whose ID is in `by`. */
export function catalogField(by: string, help: string, label = 'Catalog'): Field {
  return lookedUp(`${by}_name`, label, { by, in: 'catalogs', take: 'name' }, { help });
}

/** Returns the name of the catalog that owns the listing whose ID is in `by`. */
export function catalogOfListing(by: string): Field {
  return lookedUp('listing_catalog', 'Catalog', { by, in: 'listings', take: 'catalog_name' }, { help: 'Name of the listing’s catalog.' });
}
