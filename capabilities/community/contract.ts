export * from './caution/contract.ts';
export * from './communities/contract.ts';
export * from './exchange/contract.ts';
export * from './gatherings/contract.ts';
export * from './library/contract.ts';
export * from './practice/contract.ts';
export * from './threads/contract.ts';
