import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { onSignedOut } from '#web/design/api.ts';
import { useAnySession } from '#web/design/session.tsx';
import { Loading } from '#web/design/states/Loading.tsx';
import { useCapabilities } from '../joined.ts';
import { useIdle } from './useIdle.ts';

/** Covers the page when nobody has been at it for a while or the session has ended; the page stays as it was under it. */
export function SessionLock({ children }: { children: ReactNode }) {
  const { person } = useAnySession();
  const [locked, setLocked] = useState(false);
  const queries = useQueryClient();
  const hasPerson = person !== null;
  const lock = () => hasPerson && setLocked(true);
  useIdle(hasPerson && !locked, lock);
  useEffect(() => onSignedOut(() => setLocked(hasPerson)), [hasPerson]);
  const unlock = () => {
    setLocked(false);
    void queries.invalidateQueries();
  };
  return (
    <>
      {children}
      {locked && person && <LockScreen person={person} onUnlocked={unlock} />}
    </>
  );
}

type LockScreenProps = { person: { id: string; name: string; email: string }; onUnlocked: () => void };

function LockScreen({ person, onUnlocked }: LockScreenProps) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const load = useCapabilities().find((capability) => capability.unlock)?.unlock;
  const Unlock = useMemo(() => load && lazy(load), [load]);
  return (
    <dialog
      ref={box}
      className="lock"
      aria-labelledby="lock-title"
      // Escape must not lift the lock.
      onCancel={(event) => event.preventDefault()}
    >
      <div className="lock__box">
        <h1 id="lock-title">Locked</h1>
        <p>
          {person.name}, you were away for a while or your session ended. What you typed is kept: sign in and
          go on where you were.
        </p>
        {Unlock ? (
          <Suspense fallback={<Loading what="the sign-in form" />}>
            <Unlock person={person} onUnlocked={onUnlocked} />
          </Suspense>
        ) : (
          // A whole new page: a link of the router would change the page under the lock.
          <a className="usa-button button" href="/app/sign-in">
            Sign in
          </a>
        )}
      </div>
    </dialog>
  );
}
