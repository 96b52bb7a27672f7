// The line below the grid that describes the filter and how many rows it hides.
import { areaName } from '../a1.ts';
import type { SheetView } from '../protocol.ts';

export function FilterLine({ view, removed }: { view: SheetView | undefined; removed(): void }) {
  const filter = view?.filter;
  const hidden = view?.hiddenRows.length ?? 0;
  return (
    <p className="filter-line" role="status" aria-label="Filter">
      {filter !== undefined && (
        <>
          {`Filter on ${areaName(filter.area)}: ${Object.entries(filter.shown).map(describe).join(', ')}. ${hidden} ${hidden === 1 ? 'row' : 'rows'} hidden. `}
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
