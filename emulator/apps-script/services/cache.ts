// `CacheService`: texts that may be forgotten.
import { type Execution, hasFile, refusal } from '../execution.ts';
import { type CacheEntry, now } from '../world.ts';
import type { GoogleCache, GoogleCacheService, Modelled } from './modelled.ts';
import { Service } from './service.ts';

const MAX_KEY_BYTES = 250;
const MAX_VALUE_BYTES = 102_400;
const MAX_ENTRIES = 1000;
const DEFAULT_LIFE = 600;
const MAX_LIFE_MS = 21_600;

export class CacheService extends Service implements Modelled<GoogleCacheService, 'getDocumentCache' | 'getUserCache'> {
  getDocumentCache(): Cache {
    // Google's types promise one; without a file there is null.
    if (!hasFile(this.run)) return null as unknown as Cache;
    return new Cache(this.run, 'document');
  }
  getUserCache(): Cache {
    return new Cache(this.run, `user ${this.run.user}`);
  }
}

export class Cache extends Service implements Modelled<GoogleCache, 'get' | 'put' | 'remove'> {
  readonly entries: Map<string, CacheEntry>;
  constructor(run: Execution, name: string) {
    super(run);
    this.entries = run.world.caches.get(name) ?? new Map<string, CacheEntry>();
    run.world.caches.set(name, this.entries);
  }
  get(key: string): string | null {
    return alive(this, key);
  }
  put(key: string, value: string, seconds = DEFAULT_LIFE): void {
    store(this, key, value, seconds);
  }
  remove(key: string): void {
    this.entries.delete(key);
  }
}

function alive({ run, entries }: Cache, key: string): string | null {
  const entry = entries.get(key);
  return entry && entry.until > now(run.world) ? entry.value : null;
}

function store({ run, entries }: Cache, key: string, given: unknown, seconds: number): void {
  const value = String(given);
  if (key.length > MAX_KEY_BYTES) throw refusal(run, 'cache-key-too-large');
  if (Buffer.byteLength(value) > MAX_VALUE_BYTES) throw refusal(run, 'cache-too-large');
  entries.delete(key);
  entries.set(key, { value, until: now(run.world) + Math.min(seconds, MAX_LIFE_MS) * 1000 });
  if (entries.size <= MAX_ENTRIES) return;
  // The oldest tenth goes at once.
  for (const old of [...entries.keys()].slice(0, MAX_ENTRIES / 10)) entries.delete(old);
}
