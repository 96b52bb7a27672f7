// The line below the grid that says what a filter keeps from sight.
import { areaName } from '../a1.ts';
import type { SheetView } from '../protocol.ts';

export function FilterLine({ view, removed }: { view: SheetView | undefined; removed(): void }) {
  const filter = view?.filter;
  return (
    <p className="filter-line" role="status" aria-label="Filter">
      {filter !== undefined && (
        <>
          {`Filter on ${areaName(filter.area)}: ${Object.entries(filter.shown).map(describe).join(', ')}. ${view?.hiddenRows.length} rows hidden. `}
          <button type="button" onClick={removed}>
            Remove
          </button>
        </>
      )}
    </p>
  );
}

function describe([column, texts]: [string, string[]]): string {
  const name = areaName({ row: 1, column: Number(column), rows: 1, columns: 1 }).replace(/\d+/, '');
  return `column ${name} shows ${texts.length} ${texts.length === 1 ? 'value' : 'values'}`;
}
