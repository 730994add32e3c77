import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useRefreshSession } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { acceptInvitationBody, type InvitationView, invitationView, signInReply } from '../contract.ts';
import { PasswordField } from './parts/secret-fields.tsx';
import { EnrolStep } from './sign-in/EnrolStep.tsx';

/** Where an invitation link leads. The token stands behind the # and is sent in the body, never in an address. */
export default function InvitationScreen() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [step, setStep] = useState<'accept' | 'enrolment'>('accept');
  const signedIn = useSignedIn();
  const query = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.post('/api/invitations/reading', { token }, invitationView),
    retry: false,
    refetchOnWindowFocus: false,
    enabled: step === 'accept',
    gcTime: 0,
  });
  const goOn = (reply: z.infer<typeof signInReply>) =>
    reply.step === 'enrolment' ? setStep('enrolment') : signedIn();
  return (
    <main className="alone">
      {step === 'enrolment' ? (
        <Page title="One more step">
          <div className="panel">
            <EnrolStep onDone={signedIn} />
          </div>
        </Page>
      ) : (
        <QueryStates query={query} what="the invitation">
          {(invitation) => <Accept token={token} invitation={invitation} onReply={goOn} />}
        </QueryStates>
      )}
    </main>
  );
}

function useSignedIn() {
  const refresh = useRefreshSession();
  const go = useGo();
  return () => void refresh().then(() => go('/', { replace: true }));
}

type AcceptProps = {
  token: string;
  invitation: InvitationView;
  onReply: (reply: z.infer<typeof signInReply>) => void;
};

const typed = acceptInvitationBody
  .extend({ again: z.string() })
  .refine((body) => body.password === body.again, { path: ['again'], message: 'The two are not the same.' });

function Accept({ token, invitation, onReply }: AcceptProps) {
  const formats = useFormats();
  const form = useForm({
    name: 'invitation',
    secret: true,
    initial: { token, name: invitation.name, password: '', again: '' },
    schema: typed,
    submit: ({ again: _, ...body }) => api.post('/api/invitations/acceptance', body, signInReply),
    done: onReply,
  });
  const roles = invitation.roles.map(({ role, agency }) => `${role} at ${agency}`).join(', ');
  return (
    <Page
      title={invitation.comesBack ? 'Come back in' : 'Welcome to the partnership'}
      lead={
        <>
          {invitation.invitedBy ?? 'The operator'} invited {invitation.email}
          {roles && ` as ${roles}`}. The link works once, until {formats.dateTime(invitation.expiresAt)}.
        </>
      }
    >
      {invitation.comesBack && (
        <Notice>
          Your earlier password, authenticator, passkeys and sessions stop working when you go on.
        </Notice>
      )}
      <div className="panel">
        <FormBody
          form={form}
          submitLabel={invitation.needsSecondFactor ? 'Go on to the second step' : 'Go on'}
        >
          {!invitation.comesBack && (
            <TextField
              {...form.field('name')}
              label="Your name"
              hint="As colleagues will see it."
              autoComplete="name"
              required
            />
          )}
          <input type="hidden" name="username" autoComplete="username" value={invitation.email} />
          <PasswordField {...form.field('password')} label="New password" isNew />
          <PasswordField {...form.field('again')} label="New password, again" />
        </FormBody>
      </div>
    </Page>
  );
}
