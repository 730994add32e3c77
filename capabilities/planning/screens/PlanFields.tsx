import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import type { PlanForm } from './plan-form.ts';

/** The plan’s own words. */
export function PlanFields({ form }: { form: Form<PlanForm> }) {
  return (
    <>
      <TextField {...form.field('title')} label="Name of the plan" required />
      <TextAreaField
        {...form.field('summary')}
        label="What it is about"
        hint="A few sentences that everyone understands; they stand above the public page."
        maxLength={4000}
      />
      <div className="split">
        <TextField {...form.field('startsOn')} label="Begins on" type="date" required />
        <TextField {...form.field('endsOn')} label="Ends on" type="date" required />
      </div>
    </>
  );
}
