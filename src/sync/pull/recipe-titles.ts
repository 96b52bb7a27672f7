// Between the IDs in the filters of an own report and the titles in its recipe.

import { StopError } from '../../base/problem.ts';
import { say } from '../../base/say.ts';
import type { FilterValues } from '../../catalog/lists/filters.ts';
import type { Filter, Resource } from '../../catalog/resource.ts';
import type { OwnReport, OwnReportShape } from '../../tabs/memory/own-reports.ts';
import { resourceOf } from '../../tabs/resource-for-tab.ts';
import type { Session } from '../jobs/session.ts';
import { idOfTitle, titlesOf } from '../names/filter-names.ts';
import { hasIds } from './recipe.ts';

type Identity = Pick<OwnReport, 'titles' | 'of'>;

/** Returns what is stored with a report whose filters have IDs: the Catalog that they're of, and the titles that are known. */
export function identityOf(session: Session, resource: Resource, filters: FilterValues): Identity {
  const used = filtersWithIds(resource, filters);
  if (used.length === 0) return {};
  const { id: connection, host } = session.client.connection;
  const titles = Object.assign({}, ...used.filter(isNamed).map(({ filter, ids }) => titlesOf(session, filter, ids)));
  return { of: { connection, host }, ...(Object.keys(titles).length > 0 ? { titles } : {}) };
}

/** Returns an own report with titles in place of IDs. Throws StopError if it has IDs without one: in another Catalog, they're other records. */
export function withTitles(session: Session, report: OwnReport): OwnReportShape {
  const { connection, host } = report.of ?? {};
  const resource = resourceOf(report.resource);
  const filters = { ...report.filters };
  for (const { filter, ids } of filtersWithIds(resource, filters)) {
    if (!isNamed({ filter })) throw onlyHere(filter, host);
    const shown = connection === session.client.connection.id ? titlesOf(session, filter, ids) : {};
    const known = new Map(Object.entries({ ...report.titles, ...shown }));
    const titles = ids.map((each) => {
      const title = known.get(each) ?? '';
      if (title === '' || isNumber(title)) throw onlyHere(filter, host, each);
      return title;
    });
    filters[filter.name] = filter.kind === 'ids' ? titles : (titles[0] ?? '');
  }
  const { name, resource: of, columns, order } = report;
  return { name, resource: of, filters, columns, order };
}

/** Returns a pasted report with the IDs of this Catalog. Throws StopError if a title means no record here, or several. */
export function withIds(session: Session, report: OwnReportShape): OwnReportShape & Identity {
  const resource = resourceOf(report.resource);
  const filters = { ...report.filters };
  for (const { filter, ids: titles } of filtersWithIds(resource, filters)) {
    const [number] = titles.filter(isNumber);
    if (!isNamed({ filter }) || number !== undefined)
      throw new StopError(
        'ids-in-recipe',
        say`${filter.label} has an ID, which only fits one Catalog.`,
        say`Replace it with a title in the recipe.`,
      );
    const ids = titles.map((title) => idOfTitle(session, filter, title));
    filters[filter.name] = filter.kind === 'ids' ? ids : (ids[0] ?? '');
  }
  return { ...report, filters, ...identityOf(session, resource, filters) };
}

function filtersWithIds({ filters }: Resource, values: FilterValues): { filter: Filter; ids: string[] }[] {
  return filters.filter(hasIds).flatMap((filter) => {
    const ids = [values[filter.name] ?? []].flat().filter((id) => id !== '');
    return ids.length > 0 ? [{ filter, ids }] : [];
  });
}

/** People aren't named: a recipe goes from hand to hand. */
function isNamed({ filter: { refers } }: { filter: Filter }): boolean {
  return refers === 'listings' || refers === 'catalogs';
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}

function onlyHere(filter: Filter, host = say`this Catalog`, id?: string): StopError {
  return new StopError('only-here', onlyHereText(filter, host, id), say`Save the report without this filter, then copy that recipe.`);
}

function onlyHereText({ label, refers }: Filter, host: string, id: string | undefined): string {
  if (refers === 'people') return say`${label} names learners, and a recipe never does.`;
  return id === undefined ? say`${label} has IDs, which only fit ${host}.` : say`${label} has ID ${id}, which only fits ${host}.`;
}
