import { useState } from 'react';
import { Button } from '#web/design/parts/Button.tsx';
import { AuthenticatorSetup } from '../parts/AuthenticatorSetup.tsx';
import { RecoveryCodes } from '../parts/RecoveryCodes.tsx';

/** The role sees operational records, so a second step is set up before anything opens. */
export function EnrolStep({ onDone }: { onDone: () => void }) {
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) {
    return (
      <div className="stack">
        <h2>Your authenticator is set up</h2>
        <RecoveryCodes codes={codes} />
        <Button tone="primary" onClick={onDone}>
          I have kept them, go on
        </Button>
      </div>
    );
  }
  return (
    <div className="stack">
      <h2>Set up your second step</h2>
      <p>Your role can see operational records, so signing in takes a code from your phone as well.</p>
      <AuthenticatorSetup path="/api/session/authenticator" onConfirmed={setCodes} />
    </div>
  );
}
