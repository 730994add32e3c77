import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { SelectField, TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { ExpertiseNote, levels, Provider } from '../../contract.ts';
import { optionsOf } from '../delivery/words.tsx';
import { DescriptionFields, descriptionForm } from './provider-form.tsx';

type FormProps = { path: string; onDone: () => void };

export function DescribeForm({ provider, path, onDone }: FormProps & { provider: Provider }) {
  const refresh = useRefresh();
  const form = useForm({
    name: `provider:${provider.id}`,
    initial: {
      name: provider.name,
      summary: provider.summary,
      capacity: String(provider.capacity),
      awayUntil: provider.awayUntil ?? '',
    },
    schema: descriptionForm,
    submit: (change) => api.put(path, { ...change, revision: provider.revision }, Provider),
    done: () => {
      void refresh(['/api/assistance-providers']);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Save the description">
      <DescriptionFields field={form.field} />
    </FormBody>
  );
}

const coreAreaList = z.object({ items: z.array(z.object({ key: z.string(), name: z.string() })) });
const withdrawn = 'none';

const expertiseForm = z.preprocess(
  (typed) => {
    const { coreArea, level, evidence } = typed as Record<'coreArea' | 'level' | 'evidence', string>;
    return { coreArea, expertise: level === withdrawn ? null : { level, evidence } };
  },
  ExpertiseNote.extend({ coreArea: z.string().min(1, 'Choose a core area.') }),
);

export function ExpertiseForm(props: FormProps) {
  const query = useApiQuery('/api/core-areas', coreAreaList);
  return (
    <QueryStates query={query} what="the core areas">
      {({ items }) => <NoteForm {...props} areas={items} />}
    </QueryStates>
  );
}

function NoteForm({ path, onDone, areas }: FormProps & { areas: { key: string; name: string }[] }) {
  const refresh = useRefresh();
  const form = useForm({
    name: `expertise:${path}`,
    initial: { coreArea: '', level: '', evidence: '' },
    schema: expertiseForm,
    submit: ({ coreArea, expertise }) => api.put(`${path}/expertise/${coreArea}`, { expertise }, Provider),
    done: () => {
      void refresh(['/api/assistance-providers']);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Note it">
      <SelectField
        {...form.field('coreArea')}
        label="Core area"
        required
        options={areas.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <SelectField
        {...form.field('level')}
        label="Level"
        required
        options={[...optionsOf(levels), { value: withdrawn, label: 'No longer offered' }]}
      />
      <TextAreaField
        {...form.field('evidence')}
        label="How one knows"
        hint="Work done, people, publications: what another person could check."
        maxLength={1000}
      />
    </FormBody>
  );
}
