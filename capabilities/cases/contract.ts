export * from './reading/contract.ts';
export * from './sealing/contract.ts';
export * from './working/contract.ts';
