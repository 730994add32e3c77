import type { Problem } from '../errors.ts';

/** `row` is the number a spreadsheet shows beside the row: the header is 1, blank lines count. */
export type Row = { row: number; fields: string[]; problem?: Problem };
