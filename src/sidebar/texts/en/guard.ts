// What a lot of removals has to be confirmed with.
export const label = (words: string) => `Type “${words}” if you want this`;
export const missing = (words: string) => `To send, type “${words}” above.`;
