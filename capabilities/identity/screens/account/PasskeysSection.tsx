import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useRefresh } from '#web/design/queries.ts';
import type { AccountView } from '../../contract.ts';
import { canUsePasskeys, makePasskey } from '../parts/passkey.ts';
import type { Run } from '../parts/useStepUp.tsx';

type Passkeys = AccountView['passkeys'];

export function PasskeysSection({ passkeys, run }: { passkeys: Passkeys; run: Run }) {
  const formats = useFormats();
  const [adding, setAdding] = useState(false);
  const remove = useApiMutation(
    (id: string) => run(() => api.delete(`/api/account/passkeys/${id}`, z.unknown())),
    {
      done: 'Passkey removed',
      refresh: ['/api/account'],
    },
  );
  return (
    <Section
      title="Passkeys"
      lead="A passkey signs you in with your face, finger or device code. It is both steps in one and can’t be phished."
      actions={canUsePasskeys() ? <Button onClick={() => setAdding(true)}>Add a passkey</Button> : undefined}
    >
      {!canUsePasskeys() && <p>This browser can’t use passkeys here. They need a secure (https) address.</p>}
      {passkeys.length > 0 && (
        <DataTable
          caption="Your passkeys"
          rows={passkeys}
          rowKey={(key) => key.id}
          columns={[
            { key: 'label', label: 'Name', value: (key) => key.label },
            { key: 'added', label: 'Added', value: (key) => formats.date(key.addedAt) },
            {
              key: 'used',
              label: 'Last used',
              value: (key) => (key.usedAt ? formats.ago(key.usedAt) : 'Never'),
            },
            {
              key: 'remove',
              label: 'Action',
              value: () => '',
              render: (key) => (
                <Button small onClick={() => remove.mutate(key.id)} aria-label={`Remove ${key.label}`}>
                  Remove
                </Button>
              ),
            },
          ]}
        />
      )}
      <Dialog open={adding} title="Add a passkey" onClose={() => setAdding(false)}>
        <NewPasskey run={run} onDone={() => setAdding(false)} />
      </Dialog>
    </Section>
  );
}

const labelled = z.object({ label: z.string().trim().min(1, 'Give it a name.').max(80) });

function NewPasskey({ run, onDone }: { run: Run; onDone: () => void }) {
  const refresh = useRefresh();
  const form = useForm({
    name: 'new-passkey',
    secret: true,
    initial: { label: '' },
    schema: labelled,
    submit: ({ label }) => run(() => makePasskey(label)),
    done: () => {
      void refresh(['/api/account']);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Go on in the browser">
      <TextField
        {...form.field('label')}
        label="Name"
        hint="So that you know it later, like “Desk key”."
        required
      />
    </FormBody>
  );
}
