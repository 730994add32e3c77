import { z } from 'zod';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import type { Person } from '../contract.ts';

export const actionForm = z.object({
  title: z.string().trim().min(3, 'Say in a few words what is to be done.').max(300),
  detail: z.string().trim().max(4000),
  ownerId: z.string().transform((id) => id || null),
  dueOn: z.iso.date('Choose a day.'),
});

export const emptyAction = { title: '', detail: '', ownerId: '', dueOn: '' };

type Props = { form: Form<typeof emptyAction>; known: readonly Person[] };

/** Who does what by when. */
export function ActionFields({ form, known }: Props) {
  return (
    <>
      <TextField {...form.field('title')} label="What is to be done" required maxLength={300} />
      <SelectField
        {...form.field('ownerId')}
        label="Owner"
        hint="Without one it is open to everyone of the site team."
        empty="Nobody yet"
        options={known.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...form.field('dueOn')} label="Due" type="date" required width="medium" />
      <TextAreaField {...form.field('detail')} label="More about it" rows={3} maxLength={4000} />
    </>
  );
}
