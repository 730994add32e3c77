import type { UnlockProps } from '#web/design/screens.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { useWaitingSession } from './parts/waiting-session.ts';
import { SignInSteps } from './sign-in/SignInSteps.tsx';

/** Inside the lock: a locked session is unlocked; one that is over is begun anew, with the page still under it. */
export default function UnlockForm({ person, onUnlocked }: UnlockProps) {
  const query = useWaitingSession();
  return (
    <QueryStates query={query} what="the sign-in form">
      {(session) => <SignInSteps waiting={session.waiting} email={person.email} onSignedIn={onUnlocked} />}
    </QueryStates>
  );
}
