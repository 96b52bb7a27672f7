// Runs inside the script's own realm, before the script: notes what a script can reach without a variable of its own, and tells whether a
// run has left all of it as it was. Then the next run can't know that there was one. What a script hangs on a single method of
// JavaScript, such as `[].map.mine`, isn't noticed.
(function notes() {
  const { is } = Object;
  const { apply, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, has, isExtensible, ownKeys } = Reflect;
  const { exec } = RegExp.prototype;
  const { includes } = String.prototype;
  const toText = Function.prototype.toString;
  const nothing = /(?:)/;
  const noted = [];
  const seen = new Set();
  /** Globals that each run gets anew. */
  const passing = Object.create(null);

  function* generator() {}
  async function* asyncGenerator() {}
  async function later() {}
  /** The objects of JavaScript that no name leads to hang above these. */
  const unnamed = [
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ''[Symbol.iterator](),
    ''.matchAll(/a/g),
    generator,
    generator(),
    asyncGenerator,
    asyncGenerator(),
    later,
  ].map(getPrototypeOf);

  // No regular expression: a script can see what the last match was.
  const isNative = (value) => apply(includes, apply(toText, value, []), ['[native code]']);
  const isMethod = (value) => typeof value === 'function' && getOwnPropertyDescriptor(value, 'prototype') === undefined && isNative(value);
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  /** Notes objects with all that they lead to. Runs cold in each realm, where loops are faster than functions on lists. */
  function note(start) {
    const waiting = [...start];
    while (waiting.length > 0) {
      const object = waiting.pop();
      if (!isObject(object) || seen.has(object) || isMethod(object)) continue;
      seen.add(object);
      const above = getPrototypeOf(object);
      const keys = object === globalThis ? ownKeys(object).filter((key) => !passing[key]) : ownKeys(object);
      const values = [];
      const pairs = [];
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index];
        const was = getOwnPropertyDescriptor(object, key);
        // What nobody can change needs no look.
        if (was.get || was.set) {
          if (was.configurable) pairs.push({ key, get: was.get, set: was.set });
          waiting.push(was.get, was.set);
        } else {
          if (was.writable || was.configurable) values.push({ key, value: was.value });
          if (isObject(was.value)) waiting.push(was.value);
        }
      }
      noted.push({ object, above, open: isExtensible(object), keys, values, pairs });
      waiting.push(above);
    }
  }

  /** Calls nothing that a script can replace. */
  function isObjectAsNoted({ object, above, open, keys, values, pairs }) {
    if (getPrototypeOf(object) !== above || isExtensible(object) !== open) return false;
    if (object !== globalThis && ownKeys(object).length !== keys.length) return false;
    for (let index = 0; index < values.length; index++) {
      const { key, value } = values[index];
      if (!is(object[key], value) || (value === undefined && !has(object, key))) return false;
    }
    for (let index = 0; index < pairs.length; index++) {
      const { key, get, set } = pairs[index];
      const now = getOwnPropertyDescriptor(object, key);
      if (now === undefined || now.get !== get || now.set !== set) return false;
    }
    return true;
  }

  /** Globals that have come go, as all do between runs. */
  function areGlobalsAsNoted(keys) {
    const now = ownKeys(globalThis);
    let next = 0;
    for (let index = 0; index < now.length; index++) {
      const key = now[index];
      if (passing[key]) continue;
      if (key === keys[next]) next++;
      else if (!deleteProperty(globalThis, key)) return false;
    }
    return next === keys.length;
  }

  return {
    note,
    noteAll(names) {
      for (const name of names) passing[name] = true;
      note([globalThis, ...unnamed]);
    },
    isAsNoted() {
      for (let index = 0; index < noted.length; index++) {
        const each = noted[index];
        if (!isObjectAsNoted(each) || (each.object === globalThis && !areGlobalsAsNoted(each.keys))) return false;
      }
      // What the last match was shows in `RegExp.$1` and its like.
      apply(exec, nothing, ['']);
      return true;
    },
  };
});
