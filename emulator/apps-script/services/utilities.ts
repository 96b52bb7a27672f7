// `Utilities`: sleep, ids, digests, encodings, dates as text.
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Execution, refusal, spend } from '../execution.ts';
import { formatDate } from '../workbook/format-date.ts';
import { Blob, bytesOf, signed } from './blob.ts';
import type { GoogleUtilities, Modelled } from './modelled.ts';
import { Service } from './service.ts';

const MAX_SLEEP_MS = 300_000;
/** Real sleep is cut here, so that nobody who runs the emulator waits for minutes. */
const MAX_REAL_SLEEP_MS = 30_000;

const GZIP = 'application/x-gzip';

const algorithms: Record<string, string> = { MD5: 'md5', SHA_1: 'sha1', SHA_256: 'sha256', SHA_384: 'sha384', SHA_512: 'sha512' };

export class Utilities extends Service implements Modelled<GoogleUtilities, 'sleep' | 'getUuid' | 'formatDate'> {
  readonly DigestAlgorithm = { MD5: 'MD5', SHA_1: 'SHA_1', SHA_256: 'SHA_256', SHA_384: 'SHA_384', SHA_512: 'SHA_512' };
  readonly Charset = { US_ASCII: 'US_ASCII', UTF_8: 'UTF_8' };

  sleep(milliseconds: number): void {
    if (!(milliseconds >= 0 && milliseconds <= MAX_SLEEP_MS)) throw refusal(this.run, 'sleep-too-long');
    if (this.run.world.clock === undefined) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.min(milliseconds, MAX_REAL_SLEEP_MS));
    }
    spend(this.run, milliseconds);
  }
  getUuid(): string {
    return randomUUID();
  }
  formatDate(date: Date, zone: string, format: string): string {
    return formatDate(date, zone, format);
  }
  base64Encode(data: unknown, charset = 'UTF_8'): string {
    return Buffer.from(bytesIn(this.run, data, charset)).toString('base64');
  }
  /** The characters of base64 are the same bytes in every charset. */
  base64Decode(text: string, _charset?: string): number[] {
    return signed(Buffer.from(text, 'base64'));
  }
  newBlob(data: unknown, type: string | null = null, name: string | null = null): Blob {
    return new Blob(this.run, bytesIn(this.run, data, charsetOf(this.run.world.switches.blobText)), type, name);
  }
  /** The blob is named `archive.gz` unless it is given a name. */
  gzip(blob: Blob, name = 'archive.gz'): Blob {
    return new Blob(this.run, gzipSync(blob.bytes), GZIP, name);
  }
  /** Loses the type, and the `.gz` of the name. */
  ungzip(blob: Blob): Blob {
    try {
      return new Blob(this.run, gunzipSync(blob.bytes), null, blob.title?.replace(/\.gz$/, '') ?? null);
    } catch {
      throw refusal(this.run, 'bad-argument', 'blob');
    }
  }
  computeDigest(algorithm: string, data: unknown, charset?: string): number[] {
    return signed(
      createHash(algorithms[algorithm] ?? algorithm)
        .update(bytesIn(this.run, data, charset ?? charsetOf(this.run.world.switches.digestText)))
        .digest(),
    );
  }
  computeHmacSha256Signature(data: unknown, key: unknown, charset?: string): number[] {
    const known = charset ?? charsetOf(this.run.world.switches.hmacText);
    const secret = bytesIn(this.run, key, known);
    if (secret.length === 0) throw refusal(this.run, 'bad-argument', 'key');
    return signed(
      createHmac('sha256', secret)
        .update(bytesIn(this.run, data, known))
        .digest(),
    );
  }
}

function charsetOf(text: 'US-ASCII' | 'UTF-8'): string {
  return text.replace('-', '_');
}

/** Digests and signatures read a text as US-ASCII unless told otherwise: each other character becomes a question mark. */
function bytesIn(run: Execution, data: unknown, charset = 'US_ASCII'): Uint8Array {
  const strange = Array.isArray(data) ? data.find((byte) => typeof byte !== 'number') : undefined;
  if (strange !== undefined) throw refusal(run, 'no-byte', String(strange));
  if (typeof data !== 'string' || charset === 'UTF_8') return bytesOf(data);
  return bytesOf(data.replace(/\P{ASCII}/gu, '?'));
}
