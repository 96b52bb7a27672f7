// No file of the product reaches itself through its imports, type imports included: a type lives below everything that names it.
import { findCycles, importGraph, type SourceFile } from './imports-of.ts';

/** Returns one sentence per group of files that import each other. */
export function checkImportCycles(files: readonly SourceFile[]): string[] {
  const { cycles } = findCycles(importGraph(files));
  return cycles.map((files) => `These files import each other, directly or through others: ${files.join(', ')}.`);
}
