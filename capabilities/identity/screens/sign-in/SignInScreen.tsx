import { useEffect } from 'react';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo, useSearchValues } from '#web/design/navigation.tsx';
import type { AppPath } from '#web/design/screens.ts';
import { useAnySession, useRefreshSession } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import type { SessionView } from '../../contract.ts';
import { useWaitingSession } from '../parts/waiting-session.ts';
import { DemoRoles } from './DemoRoles.tsx';
import { returnPath } from './return-path.ts';
import { SignInSteps } from './SignInSteps.tsx';

export default function SignInScreen() {
  const { person } = useAnySession();
  const [search] = useSearchValues();
  const to = returnPath(search.get('return'));
  const signedIn = useAfterSignIn(to);
  const go = useGo();
  const query = useWaitingSession();
  useEffect(() => {
    if (person) go(to, { replace: true });
  }, [person, go, to]);
  return (
    <main className="alone">
      <QueryStates query={query} what="the sign-in page">
        {(session) => (
          <Page title={titleOf(session)} lead={leadOf(session)}>
            {session.demoRoles && !session.waiting && (
              <DemoRoles roles={session.demoRoles} onSignedIn={signedIn} />
            )}
            <div className="panel stack">
              {session.demoRoles && !session.waiting && <h2>With your own account</h2>}
              <SignInSteps waiting={session.waiting} onSignedIn={signedIn} />
            </div>
          </Page>
        )}
      </QueryStates>
    </main>
  );
}

/** The new session first, then the page one came for, so that it knows whose it is. */
function useAfterSignIn(to: AppPath): () => void {
  const refresh = useRefreshSession();
  const go = useGo();
  return () => void refresh().then(() => go(to, { replace: true }));
}

function titleOf({ waiting }: SessionView): string {
  return waiting?.for === 'unlock' ? 'Your session is locked' : 'Sign in';
}

function leadOf({ waiting, demo }: SessionView): string | undefined {
  if (waiting) return `${waiting.name}, ${waiting.email}`;
  return demo
    ? 'This is a demonstration of the Public Safety Partnership platform.'
    : 'Public Safety Partnership platform';
}
