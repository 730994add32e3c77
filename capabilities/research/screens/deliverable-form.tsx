import { z } from 'zod';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { DeliverableDraft, type ProjectWork } from '../contract.ts';

export type DeliverableForm = { title: string; summary: string; releaseId: string };

export const deliverableFormSchema = z
  .custom<DeliverableForm>()
  .transform(
    ({ releaseId, ...rest }): z.input<typeof DeliverableDraft> => ({
      ...rest,
      releaseId: releaseId === '' ? null : releaseId,
    }),
  )
  .pipe(DeliverableDraft);

type DeliverableFieldsProps = { form: Form<DeliverableForm>; releases: ProjectWork['releases'] };

export function DeliverableFields({ form, releases }: DeliverableFieldsProps) {
  const left = releases.filter(({ state }) => state === 'released');
  return (
    <>
      <TextField {...form.field('title')} label="Title" maxLength={160} required />
      <TextAreaField
        {...form.field('summary')}
        label="What was found"
        hint="For the site’s executive: the answer first, then how sure it is and what it can’t show."
        rows={10}
        maxLength={8000}
        required
      />
      <SelectField
        {...form.field('releaseId')}
        label="Rests on released results"
        empty="None"
        options={left.map(({ id, number, title }) => ({ value: id, label: `${number}: ${title}` }))}
      />
    </>
  );
}
