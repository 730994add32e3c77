/** How much of a file is read before it is refused. Every limit is on what the file unpacks to. */
export type ReadingLimits = {
  bytes: number;
  packedRatio: number;
  /** Small files may pack well by nature (one repeated line): the ratio counts only beyond this size. */
  ratioCountsFrom: number;
  columns: number;
  fieldLength: number;
  rowLength: number;
  sharedTextBytes: number;
};

const kibi = 1024;
const mebi = 1024 * kibi;

export const standardLimits: ReadingLimits = {
  bytes: 4096 * mebi,
  packedRatio: 200,
  ratioCountsFrom: 16 * mebi,
  columns: 1000,
  fieldLength: 32 * kibi,
  rowLength: 512 * kibi,
  sharedTextBytes: 256 * mebi,
};
