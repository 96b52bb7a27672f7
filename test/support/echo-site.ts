// A site that sends back what it gets, as httpbin.org does.
import type { Site, SiteRequest, SiteResponse } from '../../emulator/index.ts';

/** `/delay/8` takes one second: enough for a timeout of one to end the request, and little for a script that waits to its end. */
export const echoSite: Site = {
  respond: (request) => ({ response: responseTo(request), latency: new URL(request.url).pathname.startsWith('/delay/') ? 1000 : 0 }),
};

function responseTo({ url, headers, body = new Uint8Array() }: SiteRequest): SiteResponse {
  const away = new URL(url).searchParams.get('url');
  if (away !== null) return { status: 302, headers: ['Location', away], body: new Uint8Array() };
  const text = JSON.stringify({ headers, data: new TextDecoder().decode(body) });
  return { status: 200, headers: ['Content-Type', 'application/json'], body: new TextEncoder().encode(text) };
}
