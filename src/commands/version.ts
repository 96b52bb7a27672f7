/** The same as in package.json, which does not travel with the add-on. */
export const version = '0.1.0';
