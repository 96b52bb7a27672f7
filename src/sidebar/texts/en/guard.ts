// What a lot of removals has to be confirmed with.
export const label = (words: string) => `Type “${words}” if you want this`;
export const production = (host: string) => `This is the production Catalog ${host}, and I mean it.`;
export const meantMissing = 'To send, tick the box about the production Catalog above.';
export const missing = (words: string) => `To send, type “${words}” above.`;
