import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { OnceShown } from '#web/design/parts/OnceShown.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { issuedKey, type MachineClientView, machineClientList } from '../../contract.ts';
import { type Run, useStepUp } from '../parts/useStepUp.tsx';
import { AdministrationTabs } from './AdministrationTabs.tsx';

const path = '/api/administration/machine-clients';
const validKeys = (client: MachineClientView) => client.keys.filter((key) => key.valid);

export default function MachineClientsScreen() {
  const formats = useFormats();
  const { run, dialog } = useStepUp();
  return (
    <ListPage
      title="Machine clients"
      noun={['machine client', 'machine clients']}
      lead="Other systems that call with a key: computer-aided dispatch, records management, a prosecutor’s system."
      path={path}
      schema={machineClientList}
      live={['identity.*']}
      rowKey={(client) => client.id}
      rowTitle={(client) => client.name}
      columns={[
        { key: 'name', label: 'Name', value: (client) => client.name },
        { key: 'agency', label: 'Agency', value: (client) => client.membership?.agency.name },
        { key: 'keys', label: 'Valid keys', value: (client) => validKeys(client).length, align: 'end' },
        {
          key: 'expires',
          label: 'Next key ends',
          value: (client) =>
            formats.date(
              validKeys(client)
                .map((key) => key.expiresAt)
                .sort()[0],
            ),
        },
        {
          key: 'state',
          label: 'State',
          value: (client) => (client.suspended ? 'Suspended' : 'Active'),
          render: (client) => (
            <Tag tone={client.suspended ? 'error' : 'success'}>
              {client.suspended ? 'Suspended' : 'Active'}
            </Tag>
          ),
        },
      ]}
      panel={(client) => <Client client={client} run={run} />}
      nothingYet={
        <NothingYet title="No machine clients yet">
          A client gets a role, scopes and a key that is shown once.
        </NothingYet>
      }
      actions={
        <LinkButton to="/administration/machine-clients/new" tone="primary" icon="add">
          Add a machine client
        </LinkButton>
      }
    >
      <AdministrationTabs here="machine-clients" />
      {dialog}
    </ListPage>
  );
}

function Client({ client, run }: { client: MachineClientView; run: Run }) {
  const formats = useFormats();
  const revoke = useApiMutation(
    (keyId: string) => api.delete(`${path}/${client.id}/keys/${keyId}`, z.unknown()),
    {
      refresh: [path],
      done: 'Key revoked; it stopped working',
    },
  );
  const membership = client.membership;
  return (
    <div className="stack">
      <Facts
        items={[
          { label: 'Role', value: membership?.roleLabel },
          {
            label: 'Sites',
            value: membership?.everySite
              ? 'Every site'
              : membership?.sites.map((site) => site.name).join(', '),
          },
          { label: 'Scopes', value: client.scopes.join(', ') },
        ]}
      />
      <DataTable
        caption={`Keys of ${client.name}`}
        rows={client.keys}
        rowKey={(key) => key.id}
        columns={[
          { key: 'prefix', label: 'Key', value: (key) => `psp_${key.prefix}_…` },
          { key: 'ends', label: 'Ends', value: (key) => formats.date(key.expiresAt) },
          {
            key: 'used',
            label: 'Last used',
            value: (key) => (key.usedAt ? formats.ago(key.usedAt) : 'Never'),
          },
          {
            key: 'action',
            label: 'State',
            value: (key) => (key.valid ? 'Valid' : key.revokedAt ? 'Revoked' : 'Over'),
            render: (key) =>
              key.valid ? (
                <Button
                  small
                  onClick={() => revoke.mutate(key.id)}
                  aria-label={`Revoke the key psp_${key.prefix}`}
                >
                  Revoke
                </Button>
              ) : key.revokedAt ? (
                'Revoked'
              ) : (
                'Over'
              ),
          },
        ]}
      />
      <NewKey client={client} run={run} />
    </div>
  );
}

/** A second key beside the first, so that the other system can change over without a gap. */
function NewKey({ client, run }: { client: MachineClientView; run: Run }) {
  const [open, setOpen] = useState(false);
  const issue = useApiMutation(
    () => run(() => api.post(`${path}/${client.id}/keys`, { days: 90 }, issuedKey)),
    {
      refresh: [path],
      onSuccess: () => setOpen(true),
    },
  );
  return (
    <>
      <Button busy={issue.isPending} onClick={() => issue.mutate(undefined)}>
        Issue another key
      </Button>
      <Dialog open={open} title={`New key of ${client.name}`} onClose={() => setOpen(false)}>
        {issue.data && <OnceShown label="Key" text={issue.data.key} />}
      </Dialog>
    </>
  );
}
