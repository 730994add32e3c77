import { describe, expect, it } from 'vitest';
import { keepUnsent, MOST_KEPT, readUnsent, sendQueue, type UnsentSignIn, withTap } from './unsent.ts';

const aTap = (sessionId: string, changes: Partial<UnsentSignIn> = {}): UnsentSignIn => ({
  ...{ key: `key ${sessionId}`, sessionId, title: 'A session', code: '12345678', refused: null },
  tappedAt: '2026-11-24T15:00:00.000Z',
  ...changes,
});

function aStore(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

describe('the queue of unsent sign-ins', () => {
  it('comes back after the page was closed, and leaves nothing behind once it is empty', () => {
    const store = aStore();
    expect(keepUnsent(store, 'k', [aTap('a')])).toBe(true);
    expect(readUnsent(store, 'k')).toEqual([aTap('a')]);
    keepUnsent(store, 'k', []);
    expect(store.getItem('k')).toBeNull();
  });

  it('reads what it can’t understand as nothing, and says when a browser keeps nothing', () => {
    const store = aStore();
    store.setItem('k', '{"not":"a queue"}');
    expect(readUnsent(store, 'k')).toEqual([]);
    const full = {
      ...store,
      setItem: () => {
        throw new Error('full');
      },
    } as Storage;
    expect(keepUnsent(full, 'k', [aTap('a')])).toBe(false);
  });

  it('keeps one tap a session, and no more than a person could need', () => {
    const again = withTap([aTap('a')], aTap('a', { code: '87654321' }));
    expect(again).toEqual([aTap('a', { code: '87654321' })]);
    const many = Array.from({ length: MOST_KEPT }, (_, n) => aTap(`s${n}`));
    expect(withTap(many, aTap('one more'))).toBe('full');
  });

  it('is sent in its order until the network is gone, and nothing is lost or sent again', async () => {
    const asked: string[] = [];
    const { left, sent } = await sendQueue([aTap('a'), aTap('b'), aTap('c')], async ({ sessionId }) => {
      asked.push(sessionId);
      return sessionId === 'b' ? 'no-network' : 'sent';
    });
    expect(asked).toEqual(['a', 'b']);
    expect([sent.map(({ sessionId }) => sessionId), left]).toEqual([['a'], [aTap('b'), aTap('c')]]);
  });

  it('shows what was refused with why, and does not ask again', async () => {
    const refuse = async () => ({ refused: 'The code is another one.' });
    const { left } = await sendQueue([aTap('a')], refuse);
    expect(left).toEqual([aTap('a', { refused: 'The code is another one.' })]);
    const again = await sendQueue(left, async () => 'sent');
    expect(again).toEqual({ left, sent: [] });
  });
});
