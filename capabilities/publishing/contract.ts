/**
 * What publishing takes from a finding, and what it makes public of it. The two shapes are the same but for one
 * thing: a published value may be `null`, which means it is suppressed.
 */
export * from './exhibits/contract.ts';
export { PublishableFigure, PublishedFigure } from './figures/contract.ts';
export * from './findings/contract.ts';
export * from './publications/contract.ts';
export * from './trace/contract.ts';
