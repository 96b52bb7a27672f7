// Reads the key of a request. `Token token="KEY"` is documented; public client code also sends the other spellings.

const spellings = [/^Token +token="([^"]+)"/i, /^Token +token=([^\s",]+)/i, /^Token +(?!token=)(\S+)$/i, /^Bearer +(\S+)$/i];

export function keyOf(authorization: string | undefined): string | undefined {
  for (const spelling of spellings) {
    const key = spelling.exec(authorization ?? '')?.[1];
    if (key !== undefined) return key;
  }
  return undefined;
}
