import { z } from 'zod';
import { api } from '../api.ts';
import {
  CheckField,
  ChecksField,
  ComboField,
  FileField,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../forms/fields.tsx';
import { useForm } from '../forms/useForm.ts';
import { FormPage } from '../frames/FormPage.tsx';
import { useSitePath } from '../navigation.tsx';

const noteSchema = z.object({
  statement: z.string().min(1, 'Write the finding in one sentence.'),
  kind: z.string().min(1, 'Choose a kind.'),
  day: z.string(),
  why: z.string(),
  visibility: z.string().min(1, 'Choose who may see it.'),
  areas: z.array(z.string()),
  district: z.string(),
  checked: z.boolean(),
});

const initial = {
  statement: '',
  kind: '',
  day: '',
  why: '',
  visibility: '',
  areas: [] as string[],
  district: '',
  checked: false,
};
const words = (list: string[]) =>
  list.map((one) => ({ value: one.toLowerCase().replaceAll(' ', '-'), label: one }));

export default function FormScreen() {
  const sitePath = useSitePath();
  const form = useForm({
    name: 'catalogue-note',
    initial,
    schema: noteSchema,
    submit: (values) => api.post('/api/notes', values, z.unknown()),
  });
  return (
    <FormPage
      title="Write a finding"
      lead="A finding says one thing and how sure it is."
      form={form}
      submitLabel="Save finding"
      cancelTo={sitePath('/list')}
    >
      <TextField
        {...form.field('statement')}
        label="Finding"
        hint="One sentence, as you would say it aloud."
        required
      />
      <SelectField
        {...form.field('kind')}
        label="Kind"
        options={words(['Trend', 'Concentration', 'Hot spot'])}
        required
      />
      <TextField {...form.field('day')} label="Data to" type="date" width="medium" />
      <RadioField
        {...form.field('visibility')}
        label="Who may see it"
        required
        options={words(['The site team', 'Everyone'])}
      />
      <ChecksField
        {...form.field('areas')}
        label="Core areas"
        options={words(['Crime analysis', 'Investigations', 'Technology'])}
      />
      <ComboField
        {...form.field('district')}
        label="District"
        options={words(['North', 'East', 'South', 'West', 'Harbor'])}
      />
      <TextAreaField {...form.field('why')} label="Why it matters" maxLength={300} />
      <FileField id="catalogue-file" name="file" label="Attachment" accept=".csv,.pdf" onFiles={() => {}} />
      <CheckField {...form.field('checked')} label="I have read the rows behind it" />
    </FormPage>
  );
}
