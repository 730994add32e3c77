import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { Meeting, people } from '../contract.ts';
import { ActionFields, actionForm, emptyAction } from './ActionFields.tsx';
import type { MeetingPart } from './AgendaTab.tsx';
import { useActionColumns } from './parts.tsx';

/** What people said they would do; anyone at the table may write one down. */
export function ActionsTab({ meeting, path }: MeetingPart) {
  const site = useSite();
  const columns = useActionColumns().filter(({ key }) => key !== 'origin');
  const [adding, setAdding] = useState(false);
  const mayAct = useMay()('meetings.act', site.id) && meeting.state !== 'cancelled';
  return (
    <Section
      title="Actions"
      plain
      actions={mayAct ? <Button onClick={() => setAdding(true)}>Record an action</Button> : undefined}
    >
      <DataTable
        caption="Action items that the meeting agreed"
        rows={meeting.actions}
        rowKey={({ id }) => id}
        columns={columns}
        empty={
          <NothingYet title="No actions yet">
            Each has an owner and a day, and goes on the next agenda.
          </NothingYet>
        }
      />
      <Dialog open={adding} title="Record an action" onClose={() => setAdding(false)}>
        <ActionForm meeting={meeting} path={path} onDone={() => setAdding(false)} />
      </Dialog>
    </Section>
  );
}

function ActionForm({ meeting, path, onDone }: { meeting: Meeting; path: string; onDone: () => void }) {
  const site = useSite();
  const refresh = useRefresh();
  const known = useApiQuery(`/api/sites/${site.slug}/meeting-people`, people);
  const form = useForm({
    name: `action-of:${meeting.id}`,
    initial: emptyAction,
    schema: actionForm,
    submit: (draft) => api.post(`${path}/actions`, draft, Meeting),
    done: () => {
      void refresh([path]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Record the action">
      <ActionFields form={form} known={known.data?.items ?? []} />
    </FormBody>
  );
}
