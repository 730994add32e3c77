import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { SelectField, TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useRefresh } from '#web/design/queries.ts';
import { useMay, useSession } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type Conflict, ConflictDraft, Provider } from '../../contract.ts';

type ConflictsSectionProps = { provider: Provider; path: string };

/** Where the provider may not work, and why. A conflict that is open excludes it from every request of the site. */
export function ConflictsSection({ provider, path }: ConflictsSectionProps) {
  const formats = useFormats();
  const may = useMay();
  const [declaring, setDeclaring] = useState(false);
  const [ending, setEnding] = useState<Conflict | null>(null);
  const end = useApiMutation(
    (reason: string) => api.post(`${path}/conflicts/${ending!.id}/end`, { reason }, Provider),
    {
      refresh: ['/api/assistance-providers'],
      done: 'The conflict has ended',
      onSuccess: () => setEnding(null),
    },
  );
  const mayDeclare = provider.mayDescribe || may('assistance.offer');
  return (
    <Section
      title="Conflicts of interest"
      lead="An open one excludes the provider from every request of that site. You see those of your sites."
      actions={
        mayDeclare && <Button onClick={() => setDeclaring(true)}>Declare a conflict of interest</Button>
      }
      plain
    >
      <DataTable
        caption="Conflicts of interest"
        rows={provider.conflicts}
        rowKey={(row) => row.id}
        columns={[
          { key: 'site', label: 'Site', value: (row) => row.site },
          { key: 'reason', label: 'Reason', value: (row) => row.reason },
          {
            key: 'declared',
            label: 'Declared',
            value: (row) => `${formats.date(row.declaredAt)}, ${row.declaredBy}`,
          },
          {
            key: 'ended',
            label: 'Ended',
            value: (row) => (row.endedAt ? `${formats.date(row.endedAt)}: ${row.endedBecause}` : 'Open'),
            render: (row) =>
              row.mayEnd ? (
                <Button small onClick={() => setEnding(row)} aria-label={`End the conflict at ${row.site}`}>
                  End it
                </Button>
              ) : row.endedAt ? (
                `${formats.date(row.endedAt)}: ${row.endedBecause}`
              ) : (
                'Open'
              ),
          },
        ]}
        empty={<NothingYet title="None declared">None at the sites that you work with.</NothingYet>}
      />
      <Dialog open={declaring} title="Declare a conflict of interest" onClose={() => setDeclaring(false)}>
        <DeclareForm path={path} onDone={() => setDeclaring(false)} />
      </Dialog>
      <ReasonDialog
        open={ending !== null}
        title="End the conflict of interest?"
        body="The provider can be offered requests of the site again. The reason stays on its record."
        confirmLabel="End the conflict"
        required
        busy={end.isPending}
        onConfirm={(reason) => end.mutate(reason)}
        onClose={() => setEnding(null)}
      />
    </Section>
  );
}

function DeclareForm({ path, onDone }: { path: string; onDone: () => void }) {
  const { sites } = useSession();
  const refresh = useRefresh();
  const form = useForm({
    name: `conflict:${path}`,
    initial: { site: '', reason: '' },
    schema: ConflictDraft,
    submit: (draft) => api.post(`${path}/conflicts`, draft, Provider),
    done: () => {
      void refresh(['/api/assistance-providers']);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Declare it">
      <SelectField
        {...form.field('site')}
        label="Site"
        required
        options={sites.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <TextAreaField
        {...form.field('reason')}
        label="Reason"
        hint="What ties the provider to the site: employment, ownership, kinship, other contracts."
        maxLength={1000}
        required
      />
    </FormBody>
  );
}
