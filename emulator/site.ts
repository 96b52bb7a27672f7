// A server in the thread that asks it, without a network between them. A demo Catalog can be one.

export interface SiteRequest {
  /** Upper case. */
  method: string;
  /** As the client asked, such as `https://catalog.example.edu/api/v1/tags?page=1`. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array | undefined;
}

/** `headers` alternates names and values. */
export interface SiteResponse {
  status: number;
  headers: string[];
  body: Uint8Array;
}

export interface Site {
  /** `drop` breaks the connection without a response. `latency` is how many milliseconds either takes. */
  respond(request: SiteRequest): { response: SiteResponse | 'drop'; latency: number };
}
