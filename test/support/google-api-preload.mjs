// Loaded into clasp before it starts: requests to Google go to the fake API of the tests instead, whatever library sends them.
import http from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';

const fake = new URL(process.env.FAKE_GOOGLE_API);
const real = https.request;

https.request = (target, ...rest) => {
  const url = typeof target === 'string' || target instanceof URL ? new URL(target) : undefined;
  if (!url?.hostname.endsWith('.googleapis.com')) return real(target, ...rest);
  const [options, heard] = typeof rest[0] === 'function' ? [{}, rest[0]] : rest;
  return http.request(
    new URL(`/${url.hostname}${url.pathname}${url.search}`, fake),
    { method: options.method, headers: options.headers },
    heard,
  );
};

/** What clasp calls. It loads 300 others at each start, which takes most of a second. */
const called = ['discovery', 'drive', 'logging', 'oauth2', 'script', 'serviceusage'];
const { extensions } = createRequire(import.meta.url);
const load = extensions['.js'];

extensions['.js'] = (module, file) => {
  const api = /googleapis[\\/]build[\\/]src[\\/]apis[\\/](\w+)[\\/]/.exec(file)?.[1];
  if (api === undefined || called.includes(api)) load(module, file);
  else module.exports = { VERSIONS: {} };
};
