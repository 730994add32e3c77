import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { ChecksField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type CoreArea, coreAreaList, coreAreaLists } from '../contract.ts';

const crumbs = [{ label: 'Core areas', to: '/program/core-areas' }] as const;

/** Puts a list in force from a day on: areas that stay, and areas that are new. */
export default function NewCoreAreasScreen() {
  const query = useApiQuery('/api/core-areas', coreAreaList);
  return (
    <QueryStates query={query} what="the core areas">
      {({ items }) => <NewList areas={items} />}
    </QueryStates>
  );
}

const listForm = z.object({
  inForceFrom: z.iso.date('Choose the day from which it holds.'),
  kept: z.array(z.string()),
  added: z
    .string()
    .transform((text) => text.split('\n').flatMap((line) => areaOf(line) ?? []))
    .pipe(
      z.array(
        z.object({
          name: z.string().min(3, 'Each line needs a name.').max(80),
          summary: z.string().min(10, 'Each line needs a sentence after the colon.').max(300),
        }),
      ),
    ),
  note: z.string().trim().min(10, 'Say why the list changes.').max(500),
});

function areaOf(line: string): { name: string; summary: string } | null {
  if (line.trim() === '') return null;
  const [name = '', ...rest] = line.split(':');
  return { name: name.trim(), summary: rest.join(':').trim() };
}

function NewList({ areas }: { areas: readonly CoreArea[] }) {
  const go = useGo();
  const refresh = useRefresh();
  const form = useForm({
    name: 'program-core-areas',
    initial: { inForceFrom: '', kept: areas.map(({ key }) => key), added: '', note: '' },
    schema: listForm,
    submit: ({ inForceFrom, kept, added, note }) =>
      api.post(
        '/api/core-areas/lists',
        { inForceFrom, note, areas: [...kept.map((key) => ({ key })), ...added] },
        coreAreaLists,
      ),
    done: () => {
      void refresh(['/api/core-areas']);
      go('/program/core-areas');
    },
  });
  return (
    <FormPage
      title="Put a new list in force"
      lead="A list holds from a day on and is not changed afterwards. An area keeps its name for good."
      crumbs={crumbs}
      form={form}
      submitLabel="Put it in force"
      cancelTo="/program/core-areas"
    >
      <TextField {...form.field('inForceFrom')} label="In force from" type="date" required />
      <ChecksField
        {...form.field('kept')}
        label="Areas that stay"
        options={areas.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <TextAreaField
        {...form.field('added')}
        label="New areas"
        hint="One a line: its name, a colon, and what it is in a sentence."
        rows={3}
      />
      <TextAreaField {...form.field('note')} label="Why" required rows={3} maxLength={500} />
    </FormPage>
  );
}
