import type { ZodError } from 'zod';
import { asProblem } from '../problem.ts';

export type FormErrors = Record<string, string>;
export type FormFailure = { text: string; mend?: string };

/** The first message for each field of a refused schema; nested fields are named `period.from`. */
export function errorsOfSchema(error: ZodError): FormErrors {
  const errors: FormErrors = {};
  for (const issue of error.issues) {
    const field = issue.path.join('.');
    errors[field] ??= issue.message;
  }
  return errors;
}

/** A server's refusal: what belongs to fields goes beside them, the rest is said above the form. */
export function errorsOfFailure(error: unknown): { errors: FormErrors; failure: FormFailure | null } {
  const problem = asProblem(error);
  const errors: FormErrors = {};
  for (const { field, message, mend } of problem.errors) {
    errors[field] ??= mend ? `${message} ${mend}` : message;
  }
  const hasFields = problem.errors.length > 0;
  return { errors, failure: hasFields ? null : { text: problem.detail, mend: problem.mend } };
}
