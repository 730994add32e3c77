import { type ReactNode, useState } from 'react';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Problem } from '#web/design/problem.ts';
import { useAnySession } from '#web/design/session.tsx';
import { demoDomain } from '../../contract.ts';
import { ProofForm } from './ProofForm.tsx';

export type Run = <T>(work: () => Promise<T>) => Promise<T>;
type Waiting = { again: () => void; giveUp: () => void };

/**
 * Sensitive work the server holds back until the person has shown again that it is them: `run` asks for that in a
 * dialog and then does the work; `dialog` belongs somewhere on the screen.
 */
export function useStepUp(): { run: Run; dialog: ReactNode } {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const run: Run = async (work) => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'identity.confirm-first') throw error;
      return new Promise((resolve, reject) => {
        setWaiting({ again: () => work().then(resolve, reject), giveUp: () => reject(error) });
      });
    }
  };
  const finish = (how: keyof Waiting) => {
    setWaiting(null);
    waiting?.[how]();
  };
  const dialog = (
    <StepUpDialog open={waiting !== null} onProved={() => finish('again')} onClose={() => finish('giveUp')} />
  );
  return { run, dialog };
}

type StepUpDialogProps = { open: boolean; onProved: () => void; onClose: () => void };

function StepUpDialog({ open, onProved, onClose }: StepUpDialogProps) {
  const { demo, person } = useAnySession();
  const isDemo = demo && (person?.email.endsWith(`@${demoDomain}`) ?? false);
  return (
    <Dialog open={open} title="Confirm that it is you" onClose={onClose}>
      <p>
        {isDemo
          ? 'This changes who can get in. Outside the demo you would give your password or passkey here.'
          : 'This changes who can get in, so give your password or passkey again. Then it goes on by itself.'}
      </p>
      <ProofForm path="/api/session/step-up" submitLabel="Confirm" isDemo={isDemo} onProved={onProved} />
    </Dialog>
  );
}
