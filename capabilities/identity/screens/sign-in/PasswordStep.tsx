import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { asProblem, type Problem } from '#web/design/problem.ts';
import { type SignInReply, signInBody, signInReply } from '../../contract.ts';
import { ProblemNotice } from '../parts/ProofForm.tsx';
import { answerOfPasskey, canUsePasskeys } from '../parts/passkey.ts';
import { PasswordField } from '../parts/secret-fields.tsx';

type PasswordStepProps = { email: string; onReply: (reply: SignInReply) => void };

export function PasswordStep({ email, onReply }: PasswordStepProps) {
  const form = useForm({
    name: 'sign-in',
    secret: true,
    initial: { email, password: '' },
    schema: signInBody,
    submit: (body) => api.post('/api/session', body, signInReply),
    done: onReply,
  });
  return (
    <div className="stack">
      <FormBody form={form} submitLabel="Sign in">
        <TextField {...form.field('email')} label="E-mail" type="email" autoComplete="username" required />
        <PasswordField {...form.field('password')} />
      </FormBody>
      {canUsePasskeys() && <PasskeySignIn onReply={onReply} />}
      <p className="quiet">
        Lost your password or phone? Ask your agency’s administrator for a new invitation link. It is never
        sent by e-mail alone.
      </p>
    </div>
  );
}

function PasskeySignIn({ onReply }: Pick<PasswordStepProps, 'onReply'>) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const signIn = async () => {
    setProblem(null);
    try {
      onReply(await api.post('/api/session/passkey', { response: await answerOfPasskey() }, signInReply));
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <Button icon="fingerprint" onClick={() => void signIn()}>
        Sign in with a passkey
      </Button>
    </>
  );
}
