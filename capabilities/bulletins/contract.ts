export * from './document/contract.ts';
export * from './figures/contract.ts';
export * from './records/contract.ts';
