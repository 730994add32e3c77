import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { ConfirmDialog } from '#web/design/parts/ConfirmDialog.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useRefresh } from '#web/design/queries.ts';
import { type AccountView, recoveryCodes } from '../../contract.ts';
import { AuthenticatorSetup } from '../parts/AuthenticatorSetup.tsx';
import { RecoveryCodes } from '../parts/RecoveryCodes.tsx';
import type { Run } from '../parts/useStepUp.tsx';

type Open = 'setup' | 'removal' | 'codes' | null;

export function AuthenticatorSection({ account, run }: { account: AccountView; run: Run }) {
  const formats = useFormats();
  const [open, setOpen] = useState<Open>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const since = account.authenticatorSince;
  const refresh = useRefresh();
  const close = () => {
    setOpen(null);
    setCodes(null);
    void refresh(['/api/account']);
  };
  const remove = useApiMutation(() => run(() => api.delete('/api/account/authenticator', z.unknown())), {
    done: 'Authenticator removed',
    onSuccess: close,
  });
  const newCodes = useApiMutation(
    () => run(() => api.post('/api/account/recovery-codes', {}, recoveryCodes)),
    {
      onSuccess: (reply) => setCodes(reply.recoveryCodes),
    },
  );
  return (
    <Section
      title="Authenticator app"
      lead={
        since
          ? `Set up since ${formats.date(since)}. ${leftText(account.recoveryCodesLeft)}`
          : 'Not set up. A code from your phone makes your account much harder to take over.'
      }
      actions={
        <>
          <Button onClick={() => setOpen('setup')}>{since ? 'Replace' : 'Set up'}</Button>
          {since && <Button onClick={() => newCodes.mutate(undefined)}>New recovery codes</Button>}
          {since && (
            <Button tone="plain" onClick={() => setOpen('removal')}>
              Remove
            </Button>
          )}
        </>
      }
    >
      <Dialog
        open={open === 'setup' || codes !== null}
        title={codes ? 'Recovery codes' : 'Set up an authenticator app'}
        onClose={close}
        wide
      >
        {codes ? (
          <RecoveryCodes codes={codes} />
        ) : (
          <AuthenticatorSetup path="/api/account/authenticator" run={run} onConfirmed={setCodes} />
        )}
      </Dialog>
      <ConfirmDialog
        open={open === 'removal'}
        title="Remove the authenticator?"
        body="Its recovery codes stop working too."
        confirmLabel="Remove"
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate(undefined)}
        onClose={() => setOpen(null)}
      />
    </Section>
  );
}

function leftText(left: number): string {
  if (left === 0) return 'No recovery codes are left: make new ones.';
  return left === 1 ? 'One recovery code is left.' : `${left} recovery codes are left.`;
}
