// What can go wrong between us and a Catalog, as one error with a code.

export type CatalogErrorCode =
  | 'plain-http'
  | 'bad-host'
  | 'unreachable'
  /** An address that would take the key away from the connection's host: the request wasn't sent. */
  | 'foreign-address'
  | 'wrong-key'
  | 'forbidden'
  /** HTML, a redirect, or anything else that no Catalog answers. */
  | 'not-catalog'
  | 'not-found'
  | 'too-many-requests'
  | 'server-error'
  /** JSON that breaks off or cannot be parsed. */
  | 'cut-answer'
  /** Any other 4xx. */
  | 'refused';

export interface CatalogErrorDetails {
  status?: number;
  serverMessage?: string;
  location?: string;
  retryAfter?: number;
}

/** Thrown, or returned beside other results, when Catalog cannot be read. Never holds the key. */
export class CatalogError extends Error {
  readonly code: CatalogErrorCode;
  readonly host: string;
  readonly status?: number;
  /** The server's own words, at most 300 characters, without HTML. Hidden if they repeat a part of the key. */
  readonly serverMessage?: string;
  /** Where a redirect points to, cut and hidden like the server's own words. It's never followed. */
  readonly location?: string;
  /** Seconds after which Catalog wants to be asked again. */
  retryAfter?: number;

  constructor(code: CatalogErrorCode, host: string, details: CatalogErrorDetails = {}) {
    super(`${code}: ${host}${details.status === undefined ? '' : ` (${details.status})`}`);
    this.name = 'CatalogError';
    this.code = code;
    this.host = host;
    this.status = details.status;
    this.serverMessage = details.serverMessage;
    this.location = details.location;
    this.retryAfter = details.retryAfter;
  }
}
