// Reads Google's published types: the enumerations and, per interface, the methods with the types of their parameters. It's a
// small parser for the regular way in which these files are written, because the compiler's own API isn't stable yet.

export interface Parameter {
  type: string;
  optional: boolean;
  rest: boolean;
}

export interface GoogleTypes {
  /** Members by the name of the enumeration. */
  enums: Map<string, string[]>;
  interfaces: Map<string, GoogleInterface>;
  /** What stands for a type, such as `"get" | "post"` for `HttpMethod`. */
  aliases: Map<string, string>;
  /** Global names by namespace, such as `LockService` by `Lock`. */
  globals: Map<string, string[]>;
}

export interface GoogleInterface {
  namespace: string;
  parents: string[];
  /** Overloads by the name of the method. */
  methods: Map<string, Parameter[][]>;
}

/** Interfaces with the name of another one, which no method of ours takes. */
const LEFT_OUT: ReadonlySet<string> = new Set(['Charts.TextStyle', 'Charts.TextStyleBuilder']);

/** Throws if two interfaces share a name, because callers look them up by name alone. */
export function readTypes(files: readonly string[]): GoogleTypes {
  const types: GoogleTypes = { enums: new Map(), interfaces: new Map(), aliases: new Map(), globals: new Map() };
  for (const file of files) {
    const text = file.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
    for (const { name, body } of blocks(text, /namespace (\w+) \{/g)) {
      if (name !== 'GoogleAppsScript') readNamespace(name, body, types);
    }
    for (const [, name = '', namespace = ''] of text.matchAll(/declare var (\w+): GoogleAppsScript\.(\w+)\./g)) {
      types.globals.set(namespace, [...(types.globals.get(namespace) ?? []), name]);
    }
  }
  return types;
}

function readNamespace(namespace: string, text: string, types: GoogleTypes): void {
  for (const { name, body } of blocks(text, /enum (\w+) \{/g)) types.enums.set(name, [...body.matchAll(/\w+/g)].map(String));
  for (const [, name = '', type = ''] of text.matchAll(/\btype (\w+) =([^;]+);/g)) types.aliases.set(name, type.trim());
  for (const { name, head, body } of blocks(text, /interface (\w+)([^{]*)\{/g)) {
    if (LEFT_OUT.has(`${namespace}.${name}`)) continue;
    if (types.interfaces.has(name)) throw new Error(`Two of Google's interfaces are named ${name}.`);
    const parents = [...head.replace('extends', '').matchAll(/[\w.]+/g)].map(String);
    types.interfaces.set(name, { namespace, parents, methods: methodsIn(body) });
  }
}

function methodsIn(body: string): Map<string, Parameter[][]> {
  const methods = new Map<string, Parameter[][]>();
  for (const member of split(body, ';')) {
    const name = /^(\w+)\s*\(/.exec(member)?.[1];
    if (name === undefined) continue;
    const open = member.indexOf('(');
    const parameters = split(member.slice(open + 1, closing(member, open)), ',').map(parameterOf);
    methods.set(name, [...(methods.get(name) ?? []), parameters]);
  }
  return methods;
}

function parameterOf(text: string): Parameter {
  const match = /^(\.\.\.)?\w+(\?)?\s*:\s*([\s\S]+)$/.exec(text);
  if (!match) throw new Error(`A parameter can't be read: ${text}`);
  return { type: (match[3] ?? '').replace(/\s+/g, ' ').trim(), optional: match[2] !== undefined, rest: match[1] !== undefined };
}

/** What a pattern finds, each with the text between its brace and the closing one. */
function blocks(text: string, opening: RegExp): { name: string; head: string; body: string }[] {
  return [...text.matchAll(opening)].map((match) => {
    const open = match.index + match[0].length - 1;
    return { name: match[1] ?? '', head: match[2] ?? '', body: text.slice(open + 1, closing(text, open)) };
  });
}

/** The place of the bracket that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if ('({['.includes(text.charAt(at))) depth++;
    if (')}]'.includes(text.charAt(at)) && --depth === 0) return at;
  }
  throw new Error('A bracket is never closed.');
}

/** The parts between separators that aren't inside brackets; blank ones are left out. */
export function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const sign = text.charAt(at);
    if (at === text.length || (sign === separator && depth === 0)) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
    if ('({[<'.includes(sign) && sign !== '') depth++;
    if (')}]>'.includes(sign) && sign !== '' && text.charAt(at - 1) !== '=') depth--;
  }
  return parts.filter((part) => part !== '');
}
