import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '#web/design/api.ts';
import { useToast } from '#web/design/parts/toasts.tsx';
import { asProblem } from '#web/design/problem.ts';
import { useRefresh } from '#web/design/queries.ts';
import { useSession } from '#web/design/session.tsx';
import { SignedIn } from '../contract.ts';
import {
  keepUnsent,
  readUnsent,
  type Sent,
  sendQueue,
  type UnsentSignIn,
  unsentKey,
  withTap,
} from './unsent.ts';

const TRY_AGAIN_MS = 15_000;

/** Taps that wait for the network: kept in this browser, tried again when it is back, shown until they are through. */
export function useUnsent() {
  const { person } = useSession();
  const key = unsentKey(person.id);
  const [queue, setQueue] = useState(() => readUnsent(localStorage, key));
  const sending = useRef(false);
  const toast = useToast();
  const refresh = useRefresh();

  const keep = useCallback(
    (next: UnsentSignIn[]) => {
      setQueue(next);
      return keepUnsent(localStorage, key, next);
    },
    [key],
  );
  const sendAll = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      const { left, sent } = await sendQueue(readUnsent(localStorage, key), sendLater);
      if (sent.length > 0 || left.some(({ refused }) => refused)) keep(left);
      for (const { title } of sent)
        toast({ text: `Sent: you are signed in to “${title}”.`, tone: 'success' });
      if (sent.length > 0) await refresh(['/api/summit']);
    } finally {
      sending.current = false;
    }
  }, [key, keep, toast, refresh]);
  const latest = useRef(sendAll);
  latest.current = sendAll;

  const waits = queue.some(({ refused }) => !refused);
  useEffect(() => {
    if (!waits) return;
    const again = () => void latest.current();
    again();
    const timer = setInterval(again, TRY_AGAIN_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [waits]);

  return {
    queue,
    /** Whether the tap is kept; `false` when the browser keeps nothing or there are too many. */
    add: (tap: UnsentSignIn): boolean => {
      const next = withTap(readUnsent(localStorage, key), tap);
      return next !== 'full' && keep(next);
    },
    putAway: (tap: UnsentSignIn) => keep(queue.filter((one) => one.key !== tap.key)),
  };
}

async function sendLater({ sessionId, code, tappedAt, key }: UnsentSignIn): Promise<Sent> {
  try {
    await api.post(`/api/summit-sessions/${sessionId}/sign-in`, { code, tappedAt }, SignedIn, {
      idempotencyKey: key,
    });
    return 'sent';
  } catch (error) {
    const { status, detail } = asProblem(error);
    // Signed out, or a server that is busy: neither says anything about the tap.
    return status === 0 || status === 401 || status === 429 || status >= 500
      ? 'no-network'
      : { refused: detail };
  }
}
