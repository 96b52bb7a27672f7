// See README.md.
module.exports = globalThis.DOMException;
