import { useRef } from 'react';
import type { Session } from '#web/design/session.tsx';

/**
 * The session as the page goes on with it. Once someone is signed in, an answer that says otherwise (locked, ended)
 * does not take the page away: the person is kept and the page is locked over what was typed.
 */
export function useHeldSession(now: Session | undefined): { session: Session | undefined; ended: boolean } {
  const held = useRef<Session | undefined>(undefined);
  if (now?.person) held.current = now;
  const ended = now !== undefined && now.person === null && held.current !== undefined;
  return { session: ended ? held.current : now, ended };
}
