import { z } from 'zod';
import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { FieldProps } from '#web/design/forms/useForm.ts';
import { ProviderDescription, ProviderDraft } from '../../contract.ts';

export type DescriptionValues = { name: string; summary: string; capacity: string; awayUntil: string };

/** What people type, as what is sent: an empty day is none. */
const asSent = (typed: unknown) => {
  const { capacity, awayUntil, ...rest } = typed as DescriptionValues;
  return {
    ...rest,
    capacity: capacity === '' ? undefined : Number(capacity),
    awayUntil: awayUntil || null,
  };
};
export const descriptionForm = z.preprocess(asSent, ProviderDescription);
export const newProviderForm = z.preprocess(asSent, ProviderDraft);

export function DescriptionFields({
  field,
}: {
  field: (key: keyof DescriptionValues) => FieldProps<string>;
}) {
  return (
    <>
      <TextField {...field('name')} label="Name in the directory" maxLength={160} required />
      <TextAreaField
        {...field('summary')}
        label="What it does"
        hint="Two or three sentences, for sites that do not know it."
        maxLength={2000}
      />
      <TextField
        {...field('capacity')}
        label="Requests it can carry at once"
        hint="What it carries now is counted, not typed."
        type="number"
        width="short"
        required
      />
      <TextField
        {...field('awayUntil')}
        label="Takes nothing new before"
        hint="Leave empty when it takes requests now."
        type="date"
        width="medium"
      />
    </>
  );
}
