import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { Button } from '#web/design/parts/Button.tsx';
import type { SessionView, SignInReply } from '../../contract.ts';
import { ProofForm } from '../parts/ProofForm.tsx';
import { EnrolStep } from './EnrolStep.tsx';
import { PasswordStep } from './PasswordStep.tsx';
import { SecondStep } from './SecondStep.tsx';

type Step = NonNullable<SessionView['waiting']>['for'] | 'password';

type SignInStepsProps = {
  waiting: SessionView['waiting'];
  /** Filled in when it is known who comes back. */
  email?: string;
  onSignedIn: () => void;
};

/** From nothing, or from wherever signing in stands, to signed in. */
export function SignInSteps({ waiting, email = '', onSignedIn }: SignInStepsProps) {
  const [step, setStep] = useState<Step>(waiting?.for ?? 'password');
  const goOn = (reply: Pick<SignInReply, 'step'>) =>
    reply.step === 'done' ? onSignedIn() : setStep(reply.step);
  const startAgain = async () => {
    await api.delete('/api/session', z.unknown());
    setStep('password');
  };
  if (step === 'password') return <PasswordStep email={email} onReply={goOn} />;
  return (
    <div className="stack">
      {step === 'second step' && <SecondStep onReply={goOn} />}
      {step === 'enrolment' && <EnrolStep onDone={onSignedIn} />}
      {step === 'unlock' && (
        <ProofForm
          path="/api/session/unlock"
          submitLabel={waiting?.isDemo ? `Go on as ${waiting.name}` : 'Unlock'}
          isDemo={waiting?.isDemo ?? false}
          onProved={onSignedIn}
        />
      )}
      <Button tone="plain" onClick={() => void startAgain()}>
        Start again as someone else
      </Button>
    </div>
  );
}
