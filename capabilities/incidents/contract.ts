/** The shapes both sides share, by record: a source and its mapping, its imports, their versions and rows. */
export * from './imports/contract.ts';
export * from './mapping/contract.ts';
export * from './origin/contract.ts';
export * from './quality/contract.ts';
export * from './rows/contract.ts';
export * from './sources/contract.ts';
export * from './versions/contract.ts';
