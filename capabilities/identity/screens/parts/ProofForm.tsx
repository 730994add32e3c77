import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { asProblem, type Problem } from '#web/design/problem.ts';
import { proofBody, signInReply } from '../../contract.ts';
import { answerOfPasskey, canUsePasskeys } from './passkey.ts';
import { PasswordField } from './secret-fields.tsx';

type ProofFormProps = {
  path: '/api/session/unlock' | '/api/session/step-up';
  submitLabel: string;
  /** Demo people have no password; one click stands for it. */
  isDemo: boolean;
  onProved: () => void;
};

/** Password or passkey, again. */
export function ProofForm({ path, submitLabel, isDemo, onProved }: ProofFormProps) {
  const form = useForm({
    name: `proof${path}`,
    secret: true,
    initial: { password: '' },
    schema: proofBody,
    submit: (proof) => api.post(path, proof, signInReply),
    done: onProved,
  });
  const [problem, other] = useOtherProof(path, onProved);
  if (isDemo) {
    return (
      <div className="stack">
        {problem && <ProblemNotice problem={problem} />}
        <Button tone="primary" onClick={() => void other(async () => ({ demo: true }))}>
          {submitLabel}
        </Button>
      </div>
    );
  }
  return (
    <div className="stack">
      {problem && <ProblemNotice problem={problem} />}
      <FormBody form={form} submitLabel={submitLabel}>
        <PasswordField {...form.field('password')} />
      </FormBody>
      {canUsePasskeys() && (
        <Button
          icon="fingerprint"
          onClick={() => void other(async () => ({ passkey: await answerOfPasskey() }))}
        >
          Use a passkey
        </Button>
      )}
    </div>
  );
}

export function ProblemNotice({ problem }: { problem: Problem }) {
  return (
    <Notice tone="error" title={problem.detail} announce>
      {problem.mend}
    </Notice>
  );
}

function useOtherProof(path: string, onProved: () => void) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const prove = async (give: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await api.post(path, await give(), signInReply);
      onProved();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return [problem, prove] as const;
}
