import { z } from 'zod';

/** A tap that has not reached the server: what was typed, when, and the key that makes sending it twice one sign-in. */
const unsentSignIn = z.object({
  key: z.string(),
  sessionId: z.string(),
  title: z.string(),
  code: z.string(),
  tappedAt: z.iso.datetime(),
  /** Why the server would not take it; it is shown until the person puts it away. */
  refused: z.string().nullable(),
});
export type UnsentSignIn = z.infer<typeof unsentSignIn>;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** More sessions than anyone goes to; a queue that only grows would hide that nothing is being sent. */
export const MOST_KEPT = 20;

/** The queue is one person's, as drafts are: two people at one phone never see or send each other's. */
export function unsentKey(personId: string): string {
  return `psp.unsent-sign-ins.${personId}`;
}

export function readUnsent(store: Store, key: string): UnsentSignIn[] {
  try {
    const read = z.array(unsentSignIn).safeParse(JSON.parse(store.getItem(key) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** Whether it was kept; a browser that keeps nothing must be told of, or the person would rely on it. */
export function keepUnsent(store: Store, key: string, queue: readonly UnsentSignIn[]): boolean {
  try {
    if (queue.length === 0) store.removeItem(key);
    else store.setItem(key, JSON.stringify(queue));
    return true;
  } catch {
    return false;
  }
}

/** The newest tap for a session stands in for an older one; beyond the most that are kept, none is taken. */
export function withTap(queue: readonly UnsentSignIn[], tap: UnsentSignIn): UnsentSignIn[] | 'full' {
  const others = queue.filter(({ sessionId }) => sessionId !== tap.sessionId);
  return others.length >= MOST_KEPT ? 'full' : [...others, tap];
}

export type Sent = 'sent' | 'no-network' | { refused: string };

/** Sends what waits in its order, and stops at the first that finds no network; what was refused stays to be seen. */
export async function sendQueue(
  queue: readonly UnsentSignIn[],
  send: (tap: UnsentSignIn) => Promise<Sent>,
): Promise<{ left: UnsentSignIn[]; sent: UnsentSignIn[] }> {
  const left: UnsentSignIn[] = [];
  const sent: UnsentSignIn[] = [];
  let isOffline = false;
  for (const tap of queue) {
    const outcome = isOffline || tap.refused ? null : await send(tap);
    if (outcome === 'sent') sent.push(tap);
    else if (outcome === null) left.push(tap);
    else if (outcome === 'no-network') {
      isOffline = true;
      left.push(tap);
    } else left.push({ ...tap, refused: outcome.refused });
  }
  return { left, sent };
}
