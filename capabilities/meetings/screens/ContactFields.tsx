import { ChecksField, RadioField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { useSite } from '#web/design/session.tsx';
import { contactMethods, type Person } from '../contract.ts';
import type { emptyContact } from './contact-form.ts';
import { methodWords } from './words.ts';

type Props = { form: Form<typeof emptyContact>; known: readonly Person[] };

export function ContactFields({ form, known }: Props) {
  const site = useSite();
  return (
    <>
      <RadioField
        {...form.field('method')}
        label="How"
        required
        options={contactMethods.map((value) => ({ value, label: methodWords[value] }))}
      />
      <div className="split">
        <TextField {...form.field('day')} label="Day" type="date" required width="medium" />
        <TextField
          {...form.field('time')}
          label="Time"
          hint={`On the clock of ${site.name}.`}
          type="time"
          required
          width="medium"
        />
      </div>
      <ChecksField
        {...form.field('personIds')}
        label="With whom of the site’s people"
        options={known.map(({ id, name }) => ({ value: id, label: name }))}
        inColumns
      />
      <TextAreaField {...form.field('others')} label="And with whom else" hint="One name a line." rows={2} />
      <TextField {...form.field('purpose')} label="What it was for" required maxLength={500} />
      <TextAreaField {...form.field('result')} label="What came of it" rows={3} maxLength={4000} />
      <TextAreaField {...form.field('nextSteps')} label="What is next" rows={2} maxLength={4000} />
    </>
  );
}
