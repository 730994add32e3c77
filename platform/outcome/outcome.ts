/**
 * An expected failure is a value, so a caller cannot forget it; only the unexpected throws.
 * The words a person reads live with the code in the capability's `errors.ts`.
 */
export type FieldProblem = { field: string; row?: number; message: string; mend: string };

export type Failure = {
  code: string;
  status: number;
  title: string;
  detail: string;
  mend: string;
  errors?: FieldProblem[];
};

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export function succeed<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function fail(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

export class FailureError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.detail}`);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** A change answers with the record as it now stands, so that a screen needs no second question. */
export function thenShowOr(missing: Failure) {
  return async <T>(
    change: Promise<Outcome<{ id: string }>>,
    show: (id: string) => Promise<T | null>,
  ): Promise<Outcome<T>> => {
    const outcome = await change;
    if (!outcome.ok) return outcome;
    const found = await show(outcome.value.id);
    return found ? succeed(found) : fail(missing);
  };
}

/** For scripts and demo worlds, where a failure means the script itself is wrong. */
export function expectValue<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new FailureError(outcome.failure);
}
