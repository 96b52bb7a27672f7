// How much of the contract is known and how much is a guess, for the documentation.
import { listOperations } from './contract/operations.ts';
import type { Contract } from './contract/read-contract.ts';
import { readContract } from './contract/read-contract.ts';
import { played } from './play/played.ts';

export interface Evidence {
  operations: number;
  /** Method and path are documented. */
  certain: string[];
  /** The operation, its method or its path is a reasoned guess. */
  inferred: string[];
  /** Played by the demo Catalog. */
  played: string[];
}

/** Counts the operations of the contract by how sure they are; names are operation ids. */
export function countEvidence(contract: Contract = readContract()): Evidence {
  const operations = listOperations(contract);
  const named = (evidence: 'certain' | 'inferred') =>
    operations.filter((operation) => operation.evidence === evidence).map((operation) => operation.id);
  return {
    operations: operations.length,
    certain: named('certain'),
    inferred: named('inferred'),
    played: operations.map((operation) => operation.id).filter((id) => played[id] !== undefined),
  };
}
