// Runs inside the script's own realm, before the script: everything that a script can touch is made here, so that no
// constructor of the emulator's realm is within its reach. Answers what the emulator needs to talk to the realm.
// The bridge stays in this closure; its functions never throw. `note` hears of objects that come to be later.
(function kit(bridge, note) {
  const RealDate = Date;
  const { hasOwn } = Object;
  const { get } = Reflect;
  const hostOf = new WeakMap();
  const objectOf = new WeakMap();
  const prototypes = new Map();
  // Names that JavaScript itself asks every object for.
  const asked = new Set([
    'toJSON',
    'then',
    'valueOf',
    'toString',
    'constructor',
    'inspect',
    'nodeType',
    'length',
    'asymmetricMatch',
    '$$typeof',
  ]);

  // Above the methods of each service, so that only what isn't found among them gets here.
  const unsupported = new Proxy(
    {},
    {
      get(above, key, object) {
        if (key in above) return get(above, key, object);
        if (typeof key === 'symbol' || asked.has(key)) return undefined;
        const error = new Error(`${bridge.service(hostOf.get(object))}.${key} isn’t supported by the emulator.`);
        error.name = 'NotModelled';
        bridge.log(error.message);
        throw error;
      },
    },
  );

  function prototypeFor(service, host) {
    let prototype = prototypes.get(service);
    if (!prototype) {
      prototype = Object.create(unsupported);
      for (const method of bridge.methods(host)) {
        const call = {
          [method](...args) {
            const self = hostOf.get(this);
            if (self === undefined) throw new TypeError(`${service}.${method} was called without its object.`);
            return opened(bridge.call(self, service, method, args));
          },
        };
        Object.defineProperty(prototype, method, { value: call[method], enumerable: false });
      }
      if (!hasOwn(prototype, 'toString')) Object.defineProperty(prototype, 'toString', { value: () => service, enumerable: false });
      prototypes.set(service, prototype);
      note([prototype]);
    }
    return prototype;
  }

  function serviceObject(host, service) {
    let object = objectOf.get(host);
    if (!object) {
      object = Object.create(prototypeFor(service, host));
      const constants = bridge.constants(host);
      for (const name of Object.keys(constants)) {
        Object.defineProperty(object, name, { value: Object.freeze(inward(constants[name])), enumerable: false });
      }
      hostOf.set(object, host);
      objectOf.set(host, object);
    }
    return object;
  }

  /** A value of the emulator as one of this realm. */
  function inward(value) {
    if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
    if (Array.isArray(value)) {
      const { length } = value;
      const copy = [];
      for (let index = 0; index < length; index++) {
        const item = value[index];
        copy.push(typeof item === 'object' && item !== null ? inward(item) : item);
      }
      return copy;
    }
    const time = bridge.time(value);
    if (time !== undefined) return new RealDate(time);
    const service = bridge.service(value);
    if (service !== undefined) return serviceObject(value, service);
    const copy = {};
    for (const key of Object.keys(value)) copy[key] = inward(value[key]);
    return copy;
  }

  function opened(answer) {
    if (answer.error) {
      const error = new Error(answer.error.message);
      error.name = answer.error.name;
      throw error;
    }
    return inward(answer.value);
  }

  function described(error) {
    if (error instanceof Error) return { message: error.message, name: error.name, stack: String(error.stack) };
    return { message: String(error), name: 'Error', stack: '' };
  }

  /** Calls a function of the script with values of the emulator; a promise counts by what it comes to. */
  function start(call, args) {
    const outcome = { done: false };
    const settled = (value) => Object.assign(outcome, { done: true, value });
    const failed = (error) => Object.assign(outcome, { done: true, error: described(error) });
    try {
      const value = call(...inward(args));
      if (value instanceof Promise) value.then(settled, failed);
      else settled(value);
    } catch (error) {
      failed(error);
    }
    return outcome;
  }

  function shown(value) {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return String(value);
    try {
      return JSON.stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  }

  const log = (...values) => bridge.log(values.map(shown).join(' '));
  const console = { log, info: log, warn: log, error: log, debug: log, time() {}, timeEnd() {} };
  Object.defineProperty(globalThis, 'console', { value: console, writable: true, configurable: true, enumerable: false });

  for (const path of bridge.missing) {
    const names = path.split('.');
    const last = names.pop();
    const owner = names.reduce((object, name) => object?.[name], globalThis);
    if (owner) delete owner[last];
  }

  return {
    hostOf: (value) => hostOf.get(value),
    /** What a script has set on a service object, such as the data of a template. */
    target: (host) => objectOf.get(host),
    install(name, host) {
      const value = serviceObject(host, bridge.service(host));
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
    },
    start,
    described,
  };
});
