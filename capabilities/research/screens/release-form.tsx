import { useFormats } from '#web/design/formats.ts';
import { ChecksField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import type { ProjectWork } from '../contract.ts';
import { methodText } from './ProjectTabs.tsx';

export type ReleaseForm = { title: string; why: string; analysisIds: string[] };

type ReleaseFieldsProps = { form: Form<ReleaseForm>; analyses: ProjectWork['analyses'] };

/** What should leave is chosen from what was run, never typed. */
export function ReleaseFields({ form, analyses }: ReleaseFieldsProps) {
  const formats = useFormats();
  return (
    <>
      <TextField {...form.field('title')} label="Title" maxLength={160} required />
      <TextAreaField
        {...form.field('why')}
        label="What it is for"
        hint="Where the tables will be shown, and to whom."
        maxLength={2000}
        required
      />
      <ChecksField
        {...form.field('analysisIds')}
        label="What should leave"
        required
        options={analyses.map((analysis) => ({
          value: analysis.id,
          label: analysis.question,
          hint: `${analysis.number}, ${methodText(analysis).toLowerCase()}, ${formats.date(analysis.recipe.from)} to ${formats.date(analysis.recipe.to)}`,
        }))}
      />
    </>
  );
}
