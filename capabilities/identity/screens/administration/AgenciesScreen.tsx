import { useState } from 'react';
import type { z } from 'zod';
import { api } from '#web/design/api.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import type { Column } from '#web/design/parts/columns.ts';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { May, useMay } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { agencyBody, agencyKinds, agencyList, type agencyView, reference } from '../../contract.ts';
import { AdministrationTabs } from './AdministrationTabs.tsx';

type Agency = z.infer<typeof agencyView>;
const path = '/api/administration/agencies';

export default function AgenciesScreen() {
  const [editing, setEditing] = useState<Agency | 'new' | null>(null);
  const may = useMay();
  const columns: Column<Agency>[] = [
    { key: 'name', label: 'Name', value: (agency) => agency.name },
    { key: 'kind', label: 'Kind', value: (agency) => kindLabel(agency.kind) },
    { key: 'people', label: 'People', value: (agency) => agency.people, align: 'end' },
  ];
  if (may('identity.administer')) {
    columns.push({
      key: 'change',
      label: 'Action',
      value: () => '',
      render: (agency) => (
        <Button small onClick={() => setEditing(agency)} aria-label={`Change ${agency.name}`}>
          Change
        </Button>
      ),
    });
  }
  return (
    <ListPage
      title="Agencies"
      noun={['agency', 'agencies']}
      lead="The organizations of the partnership. People see the data of those they work for."
      path={path}
      schema={agencyList}
      rowKey={(agency) => agency.id}
      rowTitle={(agency) => agency.name}
      columns={columns}
      nothingYet={<NothingYet title="No agencies yet">Add the first one, then invite its people.</NothingYet>}
      actions={
        <May permission="identity.administer">
          <Button tone="primary" icon="add" onClick={() => setEditing('new')}>
            Add an agency
          </Button>
        </May>
      }
    >
      <AdministrationTabs here="agencies" />
      <Dialog
        open={editing !== null}
        title={editing === 'new' ? 'Add an agency' : 'Change the agency'}
        onClose={() => setEditing(null)}
      >
        {editing && <AgencyForm agency={editing} onDone={() => setEditing(null)} />}
      </Dialog>
    </ListPage>
  );
}

function AgencyForm({ agency, onDone }: { agency: Agency | 'new'; onDone: () => void }) {
  const refresh = useRefresh();
  const form = useForm({
    name: agency === 'new' ? 'agency' : `agency:${agency.id}`,
    initial: agency === 'new' ? { name: '', kind: '' } : { name: agency.name, kind: agency.kind },
    schema: agencyBody,
    submit: (body) =>
      agency === 'new' ? api.post(path, body, reference) : api.put(`${path}/${agency.id}`, body, reference),
    done: () => {
      void refresh([path]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel={agency === 'new' ? 'Add agency' : 'Save'}>
      <TextField {...form.field('name')} label="Name" required />
      <SelectField
        {...form.field('kind')}
        label="Kind"
        options={agencyKinds.map((kind) => ({ value: kind, label: kindLabel(kind) }))}
        required
      />
    </FormBody>
  );
}

/** Short ones are initials of federal agencies. */
function kindLabel(kind: string): string {
  if (['usao', 'atf', 'dea', 'fbi', 'usms'].includes(kind)) return kind.toUpperCase();
  const named = kind.replace('doj', 'DOJ').replace('tta', 'TTA').replace('/ems', '/EMS');
  return named[0]!.toUpperCase() + named.slice(1);
}
