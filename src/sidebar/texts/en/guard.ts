// What a lot of removals has to be confirmed with.
export const label = (words: string) => `Type “${words}” to confirm`;
export const production = (host: string) => `Yes, change the production Catalog at ${host}`;
export const meantMissing = 'To send, check the production confirmation above.';
export const missing = (words: string) => `To send, type “${words}” above.`;
