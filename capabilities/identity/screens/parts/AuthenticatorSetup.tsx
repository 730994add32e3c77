import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { QrCode } from '#web/design/qr/QrCode.tsx';
import { Failed } from '#web/design/states/Failed.tsx';
import { Loading } from '#web/design/states/Loading.tsx';
import { authenticatorSecret, codeBody, recoveryCodes } from '../../contract.ts';
import { CodeField } from './secret-fields.tsx';
import type { Run } from './useStepUp.tsx';

type AuthenticatorSetupProps = {
  /** Where to begin; the confirmation lies below it. */
  path: '/api/session/authenticator' | '/api/account/authenticator';
  /** How sensitive requests are sent; at sign-in there is nothing to confirm before. */
  run?: Run;
  onConfirmed: (codes: string[]) => void;
};

const atOnce: Run = (work) => work();

/** Scan, then prove with a first code that the app has it. */
export function AuthenticatorSetup({ path, run = atOnce, onConfirmed }: AuthenticatorSetupProps) {
  const begun = useQuery({
    queryKey: ['authenticator setup', path],
    queryFn: () => run(() => api.post(path, {}, authenticatorSecret)),
    // Each asking makes a new secret, so it is asked once and forgotten when the page is left.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const form = useForm({
    name: 'authenticator',
    secret: true,
    initial: { code: '' },
    schema: codeBody,
    submit: (body) => run(() => api.post(`${path}/confirmation`, body, recoveryCodes)),
    done: (reply) => onConfirmed(reply.recoveryCodes),
  });
  if (begun.error) return <Failed error={begun.error} retry={() => void begun.refetch()} />;
  if (!begun.data) return <Loading what="the code to scan" />;
  return (
    <div className="stack">
      <Secret secret={begun.data} />
      <FormBody form={form} submitLabel="Confirm">
        <CodeField {...form.field('code')} hint="The one the app shows now." />
      </FormBody>
    </div>
  );
}

function Secret({ secret }: { secret: z.infer<typeof authenticatorSecret> }) {
  return (
    <>
      <p>
        Scan this with an authenticator app on your phone, or{' '}
        <a href={secret.link}>open it in an app on this device</a>.
      </p>
      <QrCode text={secret.link} label="Code to scan with an authenticator app" />
      <p>
        If you can’t scan it, type this key into the app: <code>{spaced(secret.secret)}</code>
      </p>
    </>
  );
}

function spaced(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
