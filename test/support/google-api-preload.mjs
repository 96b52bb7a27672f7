// Loaded into clasp before it starts: requests to Google go to the fake API of the tests instead, whatever library sends them.
import http from 'node:http';
import https from 'node:https';
import './called-google-apis.mjs';

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
