export type Trouble = (where: string, error: unknown) => void;

const LONGEST_WORDS = 500;

/** Background trouble has no request to be answered in, so it becomes one line for whoever runs the process. */
export function troubleLog(logLevel: string): Trouble {
  if (logLevel === 'silent') return () => {};
  return (where, error) => {
    const line = { level: 'error', where, problem: wordsOf(error), at: new Date().toISOString() };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  };
}

/** The message alone: what PostgreSQL adds to it (`detail`, `where`) quotes rows. */
export function wordsOf(error: unknown): string {
  // The queue tells of some troubles with plain objects that look like errors.
  const told =
    typeof error === 'object' && error !== null ? (error as Partial<Error>) : { message: String(error) };
  const words = told.message || told.name || '';
  return words.slice(0, LONGEST_WORDS) || 'unknown';
}
