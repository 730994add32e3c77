import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { asProblem, type Problem } from '#web/design/problem.ts';
import { codeBody, recoveryCodeBody, type SignInReply, signInReply } from '../../contract.ts';
import { ProblemNotice } from '../parts/ProofForm.tsx';
import { answerOfPasskey, canUsePasskeys } from '../parts/passkey.ts';
import { CodeField } from '../parts/secret-fields.tsx';

const path = '/api/session/second-step';
type StepProps = { onReply: (reply: SignInReply) => void };

/** What shows that it is more than a known password: the app's code, a recovery code, or a passkey. */
export function SecondStep({ onReply }: StepProps) {
  const [hasPhone, setHasPhone] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const usePasskey = async () => {
    setProblem(null);
    try {
      onReply(await api.post(path, { passkey: await answerOfPasskey() }, signInReply));
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <div className="stack">
      {hasPhone ? <AppCode onReply={onReply} /> : <RecoveryCode onReply={onReply} />}
      {problem && <ProblemNotice problem={problem} />}
      <div className="row">
        {canUsePasskeys() && (
          <Button icon="fingerprint" onClick={() => void usePasskey()}>
            Use a passkey
          </Button>
        )}
        <Button tone="plain" onClick={() => setHasPhone(!hasPhone)}>
          {hasPhone ? 'I don’t have my phone' : 'Use the code of my app'}
        </Button>
      </div>
    </div>
  );
}

function AppCode({ onReply }: StepProps) {
  const form = useForm({
    name: 'second-step',
    secret: true,
    initial: { code: '' },
    schema: codeBody,
    submit: (body) => api.post(path, body, signInReply),
    done: onReply,
  });
  return (
    <FormBody form={form} submitLabel="Go on">
      <CodeField {...form.field('code')} hint="From your authenticator app. Each code works once." />
    </FormBody>
  );
}

function RecoveryCode({ onReply }: StepProps) {
  const form = useForm({
    name: 'recovery',
    secret: true,
    initial: { recoveryCode: '' },
    schema: recoveryCodeBody,
    submit: (body) => api.post(path, body, signInReply),
    done: onReply,
  });
  return (
    <FormBody form={form} submitLabel="Go on">
      <TextField
        {...form.field('recoveryCode')}
        label="Recovery code"
        hint="One of the ten you kept when you set up your app. Each works once."
        autoComplete="off"
        required
      />
    </FormBody>
  );
}
