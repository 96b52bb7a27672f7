// What may go to a real Catalog that was opened for reading only.

/** Reads that use POST. The name is spelled out, so that no path leads out of this folder. */
const FIGURES = /^\/api\/v1\/analytics\/[a-z_]+(\?|$)/;

export const REFUSED = 'Blocked: started without --allow-send';

/** The words of the refusal, for everything that could change something. */
export function refuseWrites({ method, path }: { method: string; path: string }): string | undefined {
  const reads = method === 'GET' || (method === 'POST' && FIGURES.test(path));
  return reads ? undefined : REFUSED;
}
