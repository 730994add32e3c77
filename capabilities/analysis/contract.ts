/** The shapes both sides share: questions with their runs, and what is said of the answers. */
export * from './analyses/contract.ts';
export * from './findings/contract.ts';
export * from './methods/contract.ts';
