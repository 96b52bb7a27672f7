// The version of Catalog Sync, which the build writes in.

declare const VERSION: string;

export const version = VERSION;
