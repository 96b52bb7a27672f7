// The part of Google's APIs that clasp uses to sign in, to create a spreadsheet with a script, and to push files into it.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptFile {
  name: string;
  type: string;
  source: string;
}

export interface FakeGoogle {
  url: string;
  /** The user has turned on the Apps Script API in their settings. */
  enabled: boolean;
  /** Spreadsheets by ID. */
  files: Map<string, { name: string; mimeType: string }>;
  /** Scripts by ID. */
  scripts: Map<string, { title: string; parentId: string; files: ScriptFile[] }>;
  close(): Promise<void>;
}

const NEW_MANIFEST = { name: 'appsscript', type: 'JSON', source: '{"timeZone": "America/New_York", "runtimeVersion": "V8"}' };

interface Answer {
  status?: number;
  body: unknown;
}

export async function serveGoogle(): Promise<FakeGoogle> {
  const server = createServer(async (request, response) => {
    const { status = 200, body } = answer(request.method ?? '', request.url ?? '', await bodyOf(request));
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const google: FakeGoogle = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    enabled: false,
    files: new Map(),
    scripts: new Map(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return google;

  function answer(method: string, path: string, text: string): Answer {
    const { pathname } = new URL(path, google.url);
    const route = `${method} ${pathname}`;
    if (route === 'POST /oauth2.googleapis.com/token')
      return { body: { access_token: 'access', refresh_token: 'refresh', expires_in: 3600, token_type: 'Bearer', scope: '' } };
    if (pathname === '/www.googleapis.com/oauth2/v2/userinfo') return { body: { email: 'pat@example.com', id: '1' } };
    if (route === 'POST /www.googleapis.com/drive/v3/files') {
      const id = `sheet-${google.files.size + 1}`;
      google.files.set(id, JSON.parse(text));
      return { body: { id } };
    }
    if (!google.enabled)
      return refused(
        403,
        'User has not enabled the Apps Script API. Enable it by visiting https://script.google.com/home/usersettings then retry.',
      );
    if (route === 'POST /script.googleapis.com/v1/projects') {
      const scriptId = `script-${google.scripts.size + 1}`;
      google.scripts.set(scriptId, { ...JSON.parse(text), files: [NEW_MANIFEST] });
      return { body: { scriptId } };
    }
    const content = /^\/script\.googleapis\.com\/v1\/projects\/([^/]+)\/content$/.exec(pathname);
    const script = content && google.scripts.get(content[1] ?? '');
    if (!script) return refused(404, 'Requested entity was not found.');
    if (method === 'GET') return { body: { scriptId: content[1], files: script.files } };
    const { files }: { files: ScriptFile[] } = JSON.parse(text);
    const problem = problemWith(files);
    if (problem !== undefined) return refused(400, problem);
    script.files = files;
    return { body: { scriptId: content[1], files } };
  }
}

function refused(code: number, message: string): Answer {
  return { status: code, body: { error: { code, message, status: 'REFUSED' } } };
}

/** What Google says of files that it doesn't take. */
function problemWith(files: readonly ScriptFile[]): string | undefined {
  if (new Set(files.map(({ name }) => name)).size < files.length) return 'A file with this name already exists in the current project.';
  if (!files.some(({ name, type }) => name === 'appsscript' && type === 'JSON'))
    return 'Project contents must include a manifest file named appsscript.';
  if (files.some(({ type }) => !['JSON', 'SERVER_JS', 'HTML'].includes(type))) return 'Invalid file type.';
  return undefined;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
