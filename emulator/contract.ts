// What the demo Catalog keeps to: the operations of its contract, and how sure each of them is.

export { type Contract, type OperationObject, readContract } from './catalog/contract/read-contract.ts';
export { countEvidence, type Evidence } from './catalog/evidence.ts';
