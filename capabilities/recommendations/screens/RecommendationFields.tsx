import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { FieldProps } from '#web/design/forms/useForm.ts';
import type { RecommendationOptions } from '../contract.ts';

type Key = 'title' | 'advice' | 'basis' | 'coreArea';
type FieldsProps = { field: (key: Key) => FieldProps<string>; coreAreas: RecommendationOptions['coreAreas'] };

/** What is advised, and what was seen that it answers. */
export function RecommendationFields({ field, coreAreas }: FieldsProps) {
  return (
    <>
      <TextField
        {...field('title')}
        label="Recommendation"
        hint="What the site should do, in one sentence."
        maxLength={200}
        required
      />
      <TextAreaField
        {...field('advice')}
        label="How to do it"
        hint="Steps, people, and what it takes."
        maxLength={4000}
        required
      />
      <TextAreaField
        {...field('basis')}
        label="What it rests on"
        hint="What the assessment saw that this answers."
        maxLength={4000}
        required
      />
      <SelectField
        {...field('coreArea')}
        label="Core area"
        required
        options={coreAreas.map(({ key, name }) => ({ value: key, label: name }))}
      />
    </>
  );
}
