import { useState } from 'react';
import type { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { OnceShown } from '#web/design/parts/OnceShown.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { invitationLink, inviteBody } from '../../contract.ts';
import { useStepUp } from '../parts/useStepUp.tsx';
import { MembershipFields } from './MembershipFields.tsx';

const path = '/api/administration/people';
const crumbs = [{ label: 'People', to: '/administration/people' }] as const;

export default function InviteScreen() {
  const [issued, setIssued] = useState<z.infer<typeof invitationLink> | null>(null);
  const { run, dialog } = useStepUp();
  const refresh = useRefresh();
  const form = useForm({
    name: 'invite-person',
    initial: { name: '', email: '', agencyId: '', role: '', siteIds: [] as string[] },
    schema: inviteBody,
    submit: (body) => run(() => api.post(path, body, invitationLink)),
    done: (reply) => {
      setIssued(reply);
      void refresh([path]);
    },
  });
  if (issued) return <Invited issued={issued} />;
  return (
    <>
      <FormPage
        title="Invite a person"
        lead="They get a link that works once. You hand it to them yourself."
        crumbs={crumbs}
        form={form}
        submitLabel="Make the invitation link"
        cancelTo="/administration/people"
      >
        <TextField {...form.field('name')} label="Name" required />
        <TextField
          {...form.field('email')}
          label="E-mail"
          hint="They sign in with it."
          type="email"
          required
        />
        <MembershipFields form={form} />
      </FormPage>
      {dialog}
    </>
  );
}

function Invited({ issued }: { issued: z.infer<typeof invitationLink> }) {
  return (
    <Page title="The invitation is ready" crumbs={crumbs}>
      <InvitationLink issued={issued} />
      <div className="row">
        <LinkButton to={`/administration/people/${issued.personId}`} tone="primary">
          See the person
        </LinkButton>
        <LinkButton to="/administration/people">All people</LinkButton>
      </div>
    </Page>
  );
}

export function InvitationLink({ issued }: { issued: z.infer<typeof invitationLink> }) {
  const formats = useFormats();
  return (
    <OnceShown label="Invitation link" text={issued.link}>
      Give it to the person yourself, by a way you trust: whoever has it can get in. It works once, until{' '}
      {formats.dateTime(issued.expiresAt)}.
    </OnceShown>
  );
}
