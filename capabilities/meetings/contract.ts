export * from './action-items/contract.ts';
export * from './contacts/contract.ts';
export * from './gathering/contract.ts';
