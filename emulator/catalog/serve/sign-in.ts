// The key of a request. Public client code sends it in three spellings; the first one is the documented one.

const spellings = [/^Token token="([^"]+)"/, /^Token (?!token=)(\S+)$/, /^Bearer (\S+)$/];

export function keyOf(authorization: string | undefined): string | undefined {
  for (const spelling of spellings) {
    const key = spelling.exec(authorization ?? '')?.[1];
    if (key !== undefined) return key;
  }
  return undefined;
}
