export * from './data-use/contract.ts';
export * from './inside/contract.ts';
export * from './projects/contract.ts';
