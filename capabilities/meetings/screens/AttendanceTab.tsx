import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type AttendanceChange, Meeting, people, type Standing, standings } from '../contract.ts';
import type { MeetingPart } from './AgendaTab.tsx';
import { standingWords } from './words.ts';

/** Who is asked and who came; each person is a small write, so that two can take attendance at once. */
export function AttendanceTab({ meeting, path, mayWrite }: MeetingPart) {
  const [adding, setAdding] = useState(false);
  const mark = useApiMutation((change: AttendanceChange) => api.post(`${path}/attendance`, change, Meeting), {
    refresh: [path],
  });
  return (
    <Section
      title="Attendance"
      plain
      actions={mayWrite ? <Button onClick={() => setAdding(true)}>Add a person</Button> : undefined}
    >
      <DataTable
        caption="Who is asked and who came"
        rows={meeting.attendees}
        rowKey={({ id }) => id}
        rowTitle={({ name }) => name}
        columns={[
          { key: 'name', label: 'Name', value: ({ name }) => name },
          {
            key: 'standing',
            label: 'Standing',
            value: ({ standing }) => standingWords[standing],
            render: ({ personId, name, standing }) =>
              mayWrite ? (
                <select
                  className="usa-select"
                  aria-label={`Attendance of ${name}`}
                  value={standing}
                  onChange={(event) =>
                    mark.mutate({ personId, name, standing: event.target.value as Standing })
                  }
                >
                  {standings.map((one) => (
                    <option key={one} value={one}>
                      {standingWords[one]}
                    </option>
                  ))}
                </select>
              ) : (
                standingWords[standing]
              ),
          },
        ]}
        empty={
          <NothingYet title="Nobody is asked yet">Add those who should come, and guests by name.</NothingYet>
        }
      />
      <Dialog open={adding} title="Add a person" onClose={() => setAdding(false)}>
        <PersonForm meeting={meeting} path={path} onDone={() => setAdding(false)} />
      </Dialog>
    </Section>
  );
}

const personForm = z
  .object({ personId: z.string(), name: z.string().trim().max(200) })
  .refine(({ personId, name }) => personId !== '' || name !== '', {
    path: ['name'],
    message: 'Choose someone, or write the name of a guest.',
  })
  .transform(
    ({ personId, name }): AttendanceChange => ({
      ...{ personId: personId || null, name: name || '-', standing: 'invited' },
    }),
  );

function PersonForm({ meeting, path, onDone }: { meeting: Meeting; path: string; onDone: () => void }) {
  const site = useSite();
  const refresh = useRefresh();
  const known = useApiQuery(`/api/sites/${site.slug}/meeting-people`, people);
  const isThere = new Set(meeting.attendees.map(({ personId }) => personId));
  const form = useForm({
    name: `attendee:${meeting.id}`,
    initial: { personId: '', name: '' },
    schema: personForm,
    submit: (change) => api.post(`${path}/attendance`, change, Meeting),
    done: () => {
      void refresh([path]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Add">
      <SelectField
        {...form.field('personId')}
        label="Person of the site"
        empty="A guest"
        options={(known.data?.items ?? [])
          .filter(({ id }) => !isThere.has(id))
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      {form.values.personId === '' && <TextField {...form.field('name')} label="Name of the guest" />}
    </FormBody>
  );
}
