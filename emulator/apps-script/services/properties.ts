// `PropertiesService`: stores of small texts, of the person, of the file and of the script.
import { type Execution, hasFile, refusal } from '../execution.ts';
import { userStore } from '../world.ts';
import type { GoogleProperties, GooglePropertiesService, Modelled } from './modelled.ts';
import { Service } from './service.ts';

const MAX_VALUE_BYTES = 9 * 1024;
const MAX_STORE_BYTES = 500 * 1024;

export class PropertiesService
  extends Service
  implements Modelled<GooglePropertiesService, 'getUserProperties' | 'getDocumentProperties' | 'getScriptProperties'>
{
  getUserProperties(): Properties {
    const { run } = this;
    // A formula gets the properties of the file's owner, whoever has typed it, and can't change them.
    if (run.mode === 'CUSTOM_FUNCTION') return new Properties(run, Object.freeze({ ...userStore(run.world, run.world.book.owner) }));
    return new Properties(run, userStore(run.world, run.user));
  }
  getDocumentProperties(): Properties {
    // Google's types promise them; without a file there is null.
    if (!hasFile(this.run)) return null as unknown as Properties;
    return new Properties(this.run, this.run.world.stores.document);
  }
  getScriptProperties(): Properties {
    return new Properties(this.run, this.run.world.stores.script);
  }
}

export class Properties
  extends Service
  implements Modelled<GoogleProperties, 'getProperty' | 'getProperties' | 'getKeys' | 'setProperty' | 'setProperties' | 'deleteProperty'>
{
  constructor(
    run: Execution,
    readonly store: Record<string, string>,
  ) {
    super(run);
  }
  getProperty(key: string): string | null {
    return this.store[key] ?? null;
  }
  getProperties(): Record<string, string> {
    return { ...this.store };
  }
  getKeys(): string[] {
    return Object.keys(this.store);
  }
  setProperty(key: string, value: string): this {
    refuseFrozen(this, 'setProperty');
    put(this, key, value);
    return this;
  }
  setProperties(values: Record<string, string>, deleteOthers = false): this {
    refuseFrozen(this, 'setProperties');
    if (deleteOthers) for (const key of Object.keys(this.store)) delete this.store[key];
    for (const [key, value] of Object.entries(values)) put(this, key, value);
    return this;
  }
  deleteProperty(key: string): this {
    refuseFrozen(this, 'deleteProperty');
    delete this.store[key];
    return this;
  }
}

function refuseFrozen({ run, store }: Properties, method: string): void {
  if (Object.isFrozen(store)) throw refusal(run, 'only-reading', method);
}

/** Everything is stored as text. */
function put({ run, store }: Properties, key: string, given: unknown): void {
  const value = String(given);
  const { propertyLimit } = run.world.switches;
  const size = propertyLimit === '9-KB' ? Buffer.byteLength(value) : value.length;
  if (propertyLimit !== 'larger' && size > MAX_VALUE_BYTES) throw refusal(run, 'property-too-large');
  const others = Object.entries(store).reduce(
    (sum, [name, text]) => (name === key ? sum : sum + Buffer.byteLength(name) + Buffer.byteLength(text)),
    0,
  );
  if (others + Buffer.byteLength(key) + Buffer.byteLength(value) > MAX_STORE_BYTES) throw refusal(run, 'store-full');
  store[key] = value;
}
