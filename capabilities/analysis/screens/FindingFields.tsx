import { figureText, intervalText } from '#web/design/figures/numbers.ts';
import { startOfLabel } from '#web/design/formats.ts';
import { SelectField, TextAreaField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import type { RunResult } from '../contract.ts';

export type FindingForm = { figureKey: string; statement: string; summary: string; cannotShow: string };

/** The words are the author’s, the figure is the run’s: it is chosen, never typed. */
export function FindingFields({ form, result }: { form: Form<FindingForm>; result: RunResult }) {
  return (
    <>
      <SelectField
        {...form.field('figureKey')}
        label="Figure"
        hint="Its value and interval are taken from the run."
        required
        options={result.figures.map((figure) => ({
          value: figure.key,
          label: [`${startOfLabel(figure.label)}: ${figureText(figure.value, figure)}`, intervalText(figure)]
            .filter(Boolean)
            .join(', '),
        }))}
      />
      <TextAreaField
        {...form.field('statement')}
        label="Statement"
        hint="One sentence with its figure, as it would stand above a public page."
        rows={3}
        maxLength={400}
        required
      />
      <TextAreaField
        {...form.field('summary')}
        label="In other words"
        hint="For a reader who is no analyst."
        maxLength={2000}
      />
      <TextAreaField
        {...form.field('cannotShow')}
        label="What it can’t show"
        hint={result.cannotShow.join(' ')}
        maxLength={2000}
        required
      />
    </>
  );
}
