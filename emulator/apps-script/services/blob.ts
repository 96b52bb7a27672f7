// `Blob`: bytes with a name and a type.
import { type Execution, refusal } from '../execution.ts';
import type { GoogleBlob, Modelled } from './modelled.ts';
import { Service } from './service.ts';

export class Blob extends Service implements Modelled<GoogleBlob, 'getBytes' | 'getName'> {
  constructor(
    run: Execution,
    readonly bytes: Uint8Array,
    public type: string | null,
    public title: string | null,
  ) {
    super(run);
  }
  getBytes(): number[] {
    return signed(this.bytes);
  }
  getDataAsString(charset = 'utf-8'): string {
    return decoderFor(this.run, charset).decode(this.bytes);
  }
  getName(): string {
    // Google's types promise a text. An unnamed blob has null.
    return this.title as string;
  }
}

/** Refuses a charset that isn't known. */
export function decoderFor(
  run: Execution,
  charset: string,
  options?: { ignoreBOM?: boolean; fatal?: boolean },
): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset, options);
  } catch {
    throw refusal(run, 'bad-argument', charset);
  }
}

/** Java's bytes: -128 to 127. */
export function signed(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));
}

/** Bytes of what a script passes for data: a text, a list of signed bytes or a blob. */
export function bytesOf(data: unknown): Uint8Array {
  if (data instanceof Blob) return data.bytes;
  return Array.isArray(data) ? Uint8Array.from(data as number[], (byte) => byte & 255) : new TextEncoder().encode(String(data));
}
