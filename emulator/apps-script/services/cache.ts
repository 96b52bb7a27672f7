// `CacheService`: texts that may be forgotten.
import { type Execution, hasFile, refusal } from '../execution.ts';
import { type CacheEntry, now } from '../world.ts';
import type { GoogleCache, GoogleCacheService, Modelled } from './modelled.ts';
import { Service } from './service.ts';

const LARGEST_KEY = 250;
const LARGEST_VALUE = 102_400;
const MOST_ENTRIES = 1000;
const DEFAULT_LIFE = 600;
const LONGEST_LIFE = 21_600;

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
  if (key.length > LARGEST_KEY) throw refusal(run, 'cache-key-too-large');
  if (Buffer.byteLength(value) > LARGEST_VALUE) throw refusal(run, 'cache-too-large');
  entries.delete(key);
  entries.set(key, { value, until: now(run.world) + Math.min(seconds, LONGEST_LIFE) * 1000 });
  if (entries.size <= MOST_ENTRIES) return;
  // The oldest tenth goes at once.
  for (const old of [...entries.keys()].slice(0, MOST_ENTRIES / 10)) entries.delete(old);
}
