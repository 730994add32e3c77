import { useState } from 'react';
import type { z } from 'zod';
import { api } from '#web/design/api.ts';
import { ChecksField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { OnceShown } from '#web/design/parts/OnceShown.tsx';
import { issuedKey, machineClientBody } from '../../contract.ts';
import { useStepUp } from '../parts/useStepUp.tsx';
import { MembershipFields } from './MembershipFields.tsx';
import { useChoices } from './useChoices.ts';

const crumbs = [{ label: 'Machine clients', to: '/administration/machine-clients' }] as const;

export default function NewMachineClientScreen() {
  const [issued, setIssued] = useState<z.infer<typeof issuedKey> | null>(null);
  const { run, dialog } = useStepUp();
  const { roles } = useChoices();
  const form = useForm({
    name: 'machine-client',
    initial: { name: '', agencyId: '', role: '', siteIds: [] as string[], scopes: [] as string[] },
    schema: machineClientBody,
    submit: (body) => run(() => api.post('/api/administration/machine-clients', body, issuedKey)),
    done: setIssued,
  });
  if (issued) {
    return (
      <Page title="The client is ready" crumbs={crumbs}>
        <OnceShown label="Key" text={issued.key}>
          Put it into the other system now. It is sent as “Authorization: Bearer” and works for 90 days.
        </OnceShown>
        <LinkButton to="/administration/machine-clients" tone="primary">
          All machine clients
        </LinkButton>
      </Page>
    );
  }
  const scopes = roles
    .find((role) => role.name === form.values.role)
    ?.permissions.filter((permission) => !permission.name.startsWith('identity.'));
  return (
    <>
      <FormPage
        title="Add a machine client"
        lead="Its key carries only the scopes chosen here, never more than the role brings."
        crumbs={crumbs}
        form={form}
        submitLabel="Add client and show its key"
        cancelTo="/administration/machine-clients"
      >
        <TextField
          {...form.field('name')}
          label="Name"
          hint="The system that calls, like “Records management, Philadelphia”."
          required
        />
        <MembershipFields form={form} forMachine />
        {scopes && (
          <ChecksField
            {...form.field('scopes')}
            label="Scopes"
            options={scopes.map(({ name, can }) => ({ value: name, label: name, hint: can }))}
            required
          />
        )}
      </FormPage>
      {dialog}
    </>
  );
}
