// Size limits: Apps Script loads the whole script at every call, and the sidebar travels with every opening.
import { transform } from 'esbuild';

/** What `name` weighs against its limit, and a problem where it is too heavy. */
export function checkSize(name: string, bytes: number, limitKilobytes: number): string[] {
  if (bytes <= limitKilobytes * 1024) return [];
  return [`${name} is ${kilobytes(bytes)}, over its limit of ${limitKilobytes} KB.`];
}

/** Bytes of a script once minified, which is what loading costs, whatever its comments and names. */
export async function minifiedBytes(code: string): Promise<number> {
  const { code: minified } = await transform(code, { minify: true, charset: 'utf8', legalComments: 'none' });
  return Buffer.byteLength(minified);
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
