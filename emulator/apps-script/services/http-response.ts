// `HTTPResponse`: what a server answered.
import type { Execution } from '../execution.ts';
import { decoderFor, signed } from './blob.ts';
import type { GoogleHttpResponse, Modelled } from './modelled.ts';
import { Service } from './service.ts';

export class HTTPResponse
  extends Service
  implements Modelled<GoogleHttpResponse, 'getResponseCode' | 'getContent' | 'getHeaders' | 'getAllHeaders'>
{
  constructor(
    run: Execution,
    readonly status: number,
    /** Names and values in turn, as they came. */
    readonly raw: string[],
    readonly body: Uint8Array,
  ) {
    super(run);
  }
  getResponseCode(): number {
    return this.status;
  }
  getContent(): number[] {
    return signed(this.body);
  }
  getContentText(charset = 'utf-8'): string {
    return decoderFor(this.run, charset, { ignoreBOM: true }).decode(this.body);
  }
  getHeaders(): Record<string, string> {
    return Object.fromEntries(pairs(this));
  }
  /** Repeated headers become lists. */
  getAllHeaders(): Record<string, string | string[]> {
    const all: Record<string, string | string[]> = {};
    for (const [name, value] of pairs(this)) {
      const before = all[name];
      all[name] = before === undefined ? value : [before, value].flat();
    }
    return all;
  }
}

/** A header by its name in any case. */
export function header(response: HTTPResponse, name: string): string | undefined {
  return pairs(response).find(([each]) => each.toLowerCase() === name)?.[1];
}

/** Names reach scripts in any case: here every second one comes in lower case, so that nobody relies on it. */
function pairs({ raw }: HTTPResponse): [string, string][] {
  const found: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? '';
    found.push([index % 4 === 0 ? name.toLowerCase() : name, raw[index + 1] ?? '']);
  }
  return found;
}
