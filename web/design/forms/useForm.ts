import { useState } from 'react';
import type { ZodType } from 'zod';
import { useDraft } from '../drafts.ts';
import { errorsOfFailure, errorsOfSchema, type FormErrors, type FormFailure } from './form-errors.ts';

type FormOptions<TValues, TParsed, TResult> = {
  /** Names the draft: one per form and record, `finding:0193…`. */
  name: string;
  initial: TValues;
  schema: ZodType<TParsed>;
  submit: (values: TParsed) => Promise<TResult>;
  done?: (result: TResult) => void;
  /** Passwords and codes: nothing typed is kept in the browser. */
  secret?: boolean;
};

export type FieldProps<TValue> = {
  name: string;
  id: string;
  value: TValue;
  onChange: (value: TValue) => void;
  error: string | undefined;
};

export type Form<TValues extends Record<string, unknown>> = {
  name: string;
  values: TValues;
  set: <TKey extends keyof TValues & string>(key: TKey, value: TValues[TKey]) => void;
  field: <TKey extends keyof TValues & string>(key: TKey) => FieldProps<TValues[TKey]>;
  errors: FormErrors;
  failure: FormFailure | null;
  /** Grows with each refused submit, so that the summary can take the focus again. */
  refusals: number;
  submitting: boolean;
  submit: () => Promise<void>;
  savedAt: string | null;
  restored: boolean;
  startOver: () => void;
};

/** Values, their draft, their errors and the way to the server, for one form. */
export function useForm<TValues extends Record<string, unknown>, TParsed, TResult>(
  options: FormOptions<TValues, TParsed, TResult>,
): Form<TValues> {
  const draft = useDraft(options.name, options.initial, { secret: options.secret });
  const [errors, setErrors] = useState<FormErrors>({});
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const [refusals, setRefusals] = useState(0);
  const [submitting, setSubmitting] = useState(false);

  const refuse = (next: FormErrors, nextFailure: FormFailure | null) => {
    setErrors(next);
    setFailure(nextFailure);
    setRefusals((count) => count + 1);
  };
  const set: Form<TValues>['set'] = (key, value) => {
    draft.set((before) => ({ ...before, [key]: value }));
    setErrors(({ [key]: _, ...rest }) => rest);
  };
  const submit = async () => {
    if (submitting) return;
    const parsed = options.schema.safeParse(draft.value);
    if (!parsed.success) return refuse(errorsOfSchema(parsed.error), null);
    setErrors({});
    setFailure(null);
    setSubmitting(true);
    try {
      const result = await options.submit(parsed.data);
      draft.drop();
      options.done?.(result);
    } catch (error) {
      const refused = errorsOfFailure(error);
      refuse(refused.errors, refused.failure);
    } finally {
      setSubmitting(false);
    }
  };
  return {
    name: options.name,
    values: draft.value,
    set,
    field: (key) => ({
      name: key,
      id: fieldId(options.name, key),
      value: draft.value[key],
      onChange: (value) => set(key, value),
      error: errors[key],
    }),
    errors,
    failure,
    refusals,
    submitting,
    submit,
    savedAt: draft.savedAt,
    restored: draft.restored,
    startOver: () => {
      draft.startOver();
      setErrors({});
      setFailure(null);
    },
  };
}

export function fieldId(form: string, field: string): string {
  return `${form}-${field}`.replaceAll(/[^a-zA-Z0-9]+/g, '-');
}
