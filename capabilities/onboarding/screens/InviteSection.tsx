import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { asProblem } from '#web/design/problem.ts';
import { useApiMutation } from '#web/design/queries.ts';
import { useSession } from '#web/design/session.tsx';
import type { ImportRecord } from '../contract.ts';

const invited = z.object({ people: z.number() });

/** Lets those who came in hear of it, once someone has shown that it is still them. */
export function InviteSection({ record }: { record: ImportRecord }) {
  const formats = useFormats();
  const { demo } = useSession();
  const [confirming, setConfirming] = useState(false);
  const [password, setPassword] = useState('');
  const invite = useApiMutation(
    async () => {
      await api.post('/api/session/step-up', demo ? { demo: true } : { password }, z.unknown());
      return api.post(`/api/program-imports/${record.id}/invitations`, {}, invited);
    },
    {
      quiet: true,
      refresh: ['/api/program-imports'],
      done: ({ people }) => `Invitations to ${formats.count(people, 'person', 'people')} are on their way`,
      onSuccess: () => close(),
    },
  );
  function close() {
    setConfirming(false);
    setPassword('');
  }
  if (record.notInvited === 0) {
    return (
      <Section title="Invitations">
        <p>Everyone whom this file brought in has an invitation, or has come in.</p>
      </Section>
    );
  }
  return (
    <Section
      title="Invitations"
      lead={`${formats.count(record.notInvited, 'person', 'people')} came in with this file and heard nothing yet.`}
    >
      <Button tone="primary" onClick={() => setConfirming(true)}>
        Invite {formats.count(record.notInvited, 'person', 'people')} by e-mail
      </Button>
      <Dialog
        open={confirming}
        title="Confirm that it is you"
        onClose={close}
        actions={
          <>
            <Button tone="primary" busy={invite.isPending} onClick={() => invite.mutate(undefined)}>
              Send the invitations
            </Button>
            <Button tone="plain" onClick={close}>
              Cancel
            </Button>
          </>
        }
      >
        <p>
          Each gets one mail with a link that works once, for seven days. It lets them in with the roles the
          file gave them.
        </p>
        {demo ? (
          <p>In the demo one press is enough.</p>
        ) : (
          <TextField
            id="step-up-password"
            name="password"
            label="Your password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={setPassword}
            error={undefined}
          />
        )}
        {invite.error && <Refused error={invite.error} />}
      </Dialog>
    </Section>
  );
}

function Refused({ error }: { error: unknown }) {
  const { detail, mend } = asProblem(error);
  return (
    <Notice tone="error" announce>
      {detail} {mend}
    </Notice>
  );
}
