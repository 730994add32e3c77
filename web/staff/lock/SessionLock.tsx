import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { api, onSignedOut } from '#web/design/api.ts';
import { LiveProvider } from '#web/design/live.tsx';
import { type Session, sessionKey, useAnySession } from '#web/design/session.tsx';
import { Loading } from '#web/design/states/Loading.tsx';
import { useCapabilities } from '../joined.ts';
import { useIdle } from './useIdle.ts';

type SessionLockProps = {
  /** The server says that nobody is signed in any more. */
  ended: boolean;
  children: ReactNode;
};

/** Covers the page when nobody has been at it for a while or the session has ended; the page stays as it was under it. */
export function SessionLock({ ended, children }: SessionLockProps) {
  const { person } = useAnySession();
  const [idle, setIdle] = useState(false);
  const refused = useRefused(person !== null);
  const locked = person !== null && (ended || idle || refused.is);
  const queries = useQueryClient();
  useIdle(person !== null && !locked, () => {
    setIdle(true);
    // The lock on the screen alone would be lifted by a reload.
    void api.post('/api/session/lock', {}, z.unknown()).catch(() => {});
  });
  const unlock = async () => {
    await queries.refetchQueries({ queryKey: sessionKey });
    const now = queries.getQueryData<Session>(sessionKey);
    if (now?.person && now.person.id !== person?.id) return window.location.assign('/app/');
    setIdle(false);
    refused.forget();
    await queries.invalidateQueries();
  };
  return (
    <LiveProvider active={person !== null && !locked}>
      {children}
      {locked && <LockScreen person={person} onUnlocked={() => void unlock()} />}
    </LiveProvider>
  );
}

/** True after the server answered that nobody is signed in. */
function useRefused(hasPerson: boolean): { is: boolean; forget: () => void } {
  const [is, setIs] = useState(false);
  useEffect(() => onSignedOut(() => setIs(hasPerson)), [hasPerson]);
  return { is, forget: () => setIs(false) };
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
      // Escape must not lift the lock, and a browser lets a second Escape through.
      onCancel={(event) => event.preventDefault()}
      onClose={() => box.current?.showModal()}
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
