import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { ConfirmDialog } from '#web/design/parts/ConfirmDialog.tsx';
import type { Column } from '#web/design/parts/columns.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useRefresh } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { membershipBody, type PersonView } from '../../contract.ts';
import type { Run } from '../parts/useStepUp.tsx';
import { MembershipFields } from './MembershipFields.tsx';

type Membership = PersonView['memberships'][number];
type MembershipsSectionProps = { person: PersonView; run: Run; canAdminister: boolean };

const list = '/api/administration/people';

export function MembershipsSection({ person, run, canAdminister }: MembershipsSectionProps) {
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<Membership | null>(null);
  const columns = useMembershipColumns(canAdminister ? setEnding : undefined);
  const end = useApiMutation(
    (id: string) => run(() => api.post(`/api/administration/memberships/${id}/ending`, {}, z.unknown())),
    { refresh: [list], done: 'Ended; it counts from now on', onSuccess: () => setEnding(null) },
  );
  return (
    <Section
      title="Memberships"
      lead="What has ended stays here, so that it is known who could see what on any day."
      actions={canAdminister ? <Button onClick={() => setGiving(true)}>Give a role</Button> : undefined}
    >
      <DataTable
        caption={`Memberships of ${person.name}`}
        columns={columns}
        rows={person.memberships}
        rowKey={(membership) => membership.id}
        empty={
          <NothingYet title="No roles yet">
            Without a membership a person can sign in and see nothing.
          </NothingYet>
        }
      />
      <Dialog open={giving} title={`Give ${person.name} a role`} onClose={() => setGiving(false)} wide>
        <GiveRole person={person} run={run} onDone={() => setGiving(false)} />
      </Dialog>
      <ConfirmDialog
        open={ending !== null}
        title={`End ${ending?.roleLabel ?? ''} at ${ending?.agency.name ?? ''}?`}
        body={`From now on ${person.name} sees and does nothing by this role. To let them back in, a new one is given.`}
        confirmLabel="End it"
        danger
        busy={end.isPending}
        onConfirm={() => ending && end.mutate(ending.id)}
        onClose={() => setEnding(null)}
      />
    </Section>
  );
}

function useMembershipColumns(onEnd?: (membership: Membership) => void): Column<Membership>[] {
  const formats = useFormats();
  const confirm = useApiMutation(
    (id: string) => api.post(`/api/administration/memberships/${id}/confirmation`, {}, z.unknown()),
    { refresh: [list], done: 'Confirmed' },
  );
  const columns: Column<Membership>[] = [
    { key: 'role', label: 'Role', value: (m) => m.roleLabel },
    { key: 'agency', label: 'Agency', value: (m) => m.agency.name },
    {
      key: 'sites',
      label: 'Sites',
      value: (m) => (m.everySite ? 'Every site' : m.sites.map((site) => site.name).join(', ')),
    },
    { key: 'from', label: 'From', value: (m) => formats.date(m.validFrom) },
    { key: 'to', label: 'To', value: (m) => (m.validTo ? formats.date(m.validTo) : 'Open') },
    {
      key: 'confirmed',
      label: 'Confirmed',
      value: (m) => (m.inForce ? formats.ago(m.confirmedAt) : 'Ended'),
    },
  ];
  if (!onEnd) return columns;
  const actions: Column<Membership> = {
    key: 'actions',
    label: 'Actions',
    value: () => '',
    render: (membership) =>
      membership.inForce && (
        <div className="row">
          <Button
            small
            onClick={() => confirm.mutate(membership.id)}
            aria-label={`Confirm ${membership.roleLabel}`}
          >
            Confirm
          </Button>
          <Button small onClick={() => onEnd(membership)} aria-label={`End ${membership.roleLabel}`}>
            End
          </Button>
        </div>
      ),
  };
  return [...columns, actions];
}

function GiveRole({ person, run, onDone }: { person: PersonView; run: Run; onDone: () => void }) {
  const refresh = useRefresh();
  const form = useForm({
    name: `membership:${person.id}`,
    initial: { agencyId: '', role: '', siteIds: [] as string[] },
    schema: membershipBody,
    submit: (body) => run(() => api.post(`${list}/${person.id}/memberships`, body, z.unknown())),
    done: () => {
      void refresh([list]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Give the role">
      <MembershipFields form={form} />
    </FormBody>
  );
}
