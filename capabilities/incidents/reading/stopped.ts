import { type ErrorCode, type Problem, problem } from '../errors.ts';

/**
 * Ends a reading from deep inside a stream. It never leaves this folder: `readTable` turns it into a value,
 * which a stream cannot do, having no return type of its own.
 */
export class ReadingStopped extends Error {
  readonly problem: Problem;
  constructor(found: Problem) {
    super(found.message);
    this.problem = found;
  }
}

export function stop(code: ErrorCode, message: string, where: { field?: string; row?: number } = {}): never {
  throw new ReadingStopped(problem(code, message, where));
}
