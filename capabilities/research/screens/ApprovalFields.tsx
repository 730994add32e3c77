import { useFormats } from '#web/design/formats.ts';
import {
  CheckField,
  ChecksField,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import type { DataToAskFor } from '../contract.ts';
import type { ApprovalForm } from './approval-form.ts';

type ApprovalFieldsProps = { form: Form<ApprovalForm>; data: DataToAskFor };

/** What is asked for: which data, what of them, why, until when. */
export function ApprovalFields({ form, data }: ApprovalFieldsProps) {
  const formats = useFormats();
  return (
    <>
      <TextField
        {...form.field('title')}
        label="Name of the extract"
        hint="For example: Shootings by place and day, 2020 to 2024."
        maxLength={160}
        required
      />
      <TextAreaField
        {...form.field('why')}
        label="Why it is needed"
        hint="What you will count, and why less would not do."
        maxLength={2000}
        required
      />
      <SelectField
        {...form.field('versionId')}
        label="Data version"
        required
        options={data.versions.map((version) => ({
          value: version.id,
          label: `${version.label}: ${formats.date(version.from)} to ${formats.date(version.to)}`,
        }))}
      />
      <TextField {...form.field('periodFrom')} label="From" type="date" width="medium" required />
      <TextField {...form.field('periodTo')} label="To, included" type="date" width="medium" required />
      <RadioField
        {...form.field('kind')}
        label="What the extract answers"
        hint="A place together with an age would point at a person, so an extract tells one of the two."
        required
        options={[
          {
            value: 'where',
            label: 'Where and when',
            hint: 'Cells of the published grid, days; nothing of who was hit.',
          },
          { value: 'who', label: 'Who was hit', hint: 'Age in bands, sex, race; weeks and no cells.' },
        ]}
      />
      {form.values.kind === 'who' ? (
        <WhoFields form={form} data={data} />
      ) : (
        <WhereFields form={form} data={data} />
      )}
      <CheckField
        {...form.field('district')}
        label="Keep the district"
        hint={`Where at least ${data.smallestGroup} people of the extract were shot.`}
      />
      <TextField
        {...form.field('wantedUntil')}
        label="Needed until"
        hint="The data owner sets the last day."
        type="date"
        width="medium"
        required
      />
    </>
  );
}

function WhereFields({ form, data }: ApprovalFieldsProps) {
  return (
    <>
      <SelectField
        {...form.field('cellSize')}
        label="Cells of the published grid"
        hint={
          data.hasGrid
            ? 'The centre of the cell, never the point.'
            : 'The site has no published grid: no cells can be kept.'
        }
        empty="No cells"
        disabled={!data.hasGrid}
        options={[
          { value: '250', label: '250 m' },
          { value: '500', label: '500 m' },
          { value: '1000', label: '1,000 m' },
        ]}
      />
      <RadioField
        {...form.field('dates')}
        label="Dates"
        required
        options={[
          { value: 'day', label: 'The day' },
          { value: 'week', label: 'The week' },
        ]}
      />
      <CheckField {...form.field('dayPart')} label="Keep the part of the day" hint="Six hours long." />
    </>
  );
}

function WhoFields({ form, data }: ApprovalFieldsProps) {
  return (
    <ChecksField
      {...form.field('who')}
      label="Of who was hit"
      hint={`Blanked where fewer than ${data.smallestGroup} people share all that is told.`}
      required
      options={[
        { value: 'ageBand', label: 'Age, in bands' },
        { value: 'sex', label: 'Sex' },
        { value: 'race', label: 'Race' },
      ]}
    />
  );
}
