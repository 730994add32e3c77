import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { Activity, SessionDraft } from '../../contract.ts';
import { hoursText } from './words.tsx';

type SessionsSectionProps = { activity: Activity; path: string; isOpen: boolean };
type Session = Activity['sessions'][number];

/** What was held: when, how long, who came in person and who virtually, with which materials. */
export function SessionsSection({ activity, path, isOpen }: SessionsSectionProps) {
  const site = useSite();
  const formats = useFormats();
  const [noting, setNoting] = useState(false);
  const remove = useApiMutation(
    (session: Session) => api.post(`${path}/sessions/${session.id}/remove`, {}, Activity),
    { refresh: [`/api/sites/${site.slug}/assistance`], done: 'Taken out' },
  );
  const takeOut = {
    key: 'actions',
    label: 'Actions',
    value: () => '',
    render: (row: Session) => (
      <Button small onClick={() => remove.mutate(row)} aria-label={`Take out ${row.title}`}>
        Take out
      </Button>
    ),
  };
  return (
    <Section
      title="Sessions"
      lead="The first one noted for a request begins its delivery."
      actions={isOpen && <Button onClick={() => setNoting(true)}>Note a session</Button>}
      plain
    >
      <DataTable<Session>
        caption="Sessions held"
        rows={activity.sessions}
        rowKey={(row) => row.id}
        columns={[
          { key: 'title', label: 'Session', value: (row) => row.title },
          { key: 'on', label: 'Held on', value: (row) => formats.date(row.heldOn), narrow: true },
          { key: 'hours', label: 'Lasted', value: (row) => hoursText(row.minutes), narrow: true },
          { key: 'in', label: 'In person', value: (row) => row.inPerson, align: 'end' },
          { key: 'virtual', label: 'Virtually', value: (row) => row.virtual, align: 'end' },
          { key: 'materials', label: 'Materials', value: (row) => row.materials.join(', ') },
          ...(isOpen ? [takeOut] : []),
        ]}
        empty={
          <NothingYet title="No session held yet">
            Note each with its attendance after it was held.
          </NothingYet>
        }
      />
      <Dialog open={noting} title="Note a session" onClose={() => setNoting(false)}>
        <SessionForm path={path} onDone={() => setNoting(false)} />
      </Dialog>
    </Section>
  );
}

type SessionValues = Record<'title' | 'heldOn' | 'minutes' | 'inPerson' | 'virtual' | 'materials', string>;

/** How long is typed in hours; materials one a line. */
const sessionForm = z.preprocess((typed) => {
  const { minutes, inPerson, virtual, materials, ...rest } = typed as SessionValues;
  return {
    ...rest,
    minutes: minutes === '' ? undefined : Math.round(Number(minutes) * 60),
    inPerson: Number(inPerson || 0),
    virtual: Number(virtual || 0),
    materials: materials
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
}, SessionDraft);

function SessionForm({ path, onDone }: { path: string; onDone: () => void }) {
  const site = useSite();
  const refresh = useRefresh();
  const form = useForm({
    name: `session:${path}`,
    initial: { title: '', heldOn: '', minutes: '', inPerson: '', virtual: '', materials: '' },
    schema: sessionForm,
    submit: (draft) => api.post(`${path}/sessions`, draft, Activity),
    done: () => {
      void refresh([`/api/sites/${site.slug}/assistance`]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Note the session">
      <TextField {...form.field('title')} label="Session" maxLength={200} required />
      <TextField {...form.field('heldOn')} label="Held on" type="date" width="medium" required />
      <TextField {...form.field('minutes')} label="Hours" inputMode="decimal" width="short" required />
      <TextField {...form.field('inPerson')} label="People in person" type="number" width="short" />
      <TextField {...form.field('virtual')} label="People virtually" type="number" width="short" />
      <TextAreaField
        {...form.field('materials')}
        label="Materials"
        hint="One a line: what was handed out or shown."
      />
    </FormBody>
  );
}
