/** Words of English that no Spanish text has. */
export const ENGLISH = /\b(the|and|of|is|are|isn’t|aren’t|can’t|when|whether|with|for|from|last|rows?|not|in its|blank)\b/i;
