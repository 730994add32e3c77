import { useCallback, useEffect, useRef, useState } from 'react';
import { useAnySession } from './session.tsx';

type Draft<T> = { value: T; savedAt: string };
type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A draft belongs to one person and one form, so two people at one computer never see each other's. */
export function draftKey(personId: string, form: string): string {
  return `psp.draft.${personId}.${form}`;
}

export function readDraft<T>(store: DraftStore, key: string): Draft<T> | null {
  try {
    const text = store.getItem(key);
    if (text === null) return null;
    const draft = JSON.parse(text) as Partial<Draft<T>>;
    return draft.value !== undefined && typeof draft.savedAt === 'string' ? (draft as Draft<T>) : null;
  } catch {
    return null;
  }
}

/** Gives the moment it was kept, or null when the browser refuses to keep anything (private window, full). */
export function keepDraft<T>(store: DraftStore, key: string, value: T, now: Date): string | null {
  try {
    const savedAt = now.toISOString();
    store.setItem(key, JSON.stringify({ value, savedAt }));
    return savedAt;
  } catch {
    return null;
  }
}

export function dropDraft(store: DraftStore, key: string): void {
  try {
    store.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

/** Form values that survive a lock, a reload and a closed tab until `drop` is called; secrets are not kept anywhere. */
export function useDraft<T>(form: string, initial: T, { secret = false } = {}) {
  const { person } = useAnySession();
  const key = draftKey(person?.id ?? 'nobody', form);
  const [start] = useState(() => (secret ? null : readDraft<T>(localStorage, key)));
  const [value, setValue] = useState<T>(start?.value ?? initial);
  const [savedAt, setSavedAt] = useState<string | null>(start?.savedAt ?? null);
  const touched = useRef(false);

  useEffect(() => {
    if (!touched.current || secret) return;
    const timer = setTimeout(() => setSavedAt(keepDraft(localStorage, key, value, new Date())), 400);
    return () => clearTimeout(timer);
  }, [key, value, secret]);

  const set = useCallback((next: T | ((before: T) => T)) => {
    touched.current = true;
    setValue(next);
  }, []);
  const drop = useCallback(() => {
    touched.current = false;
    dropDraft(localStorage, key);
    setSavedAt(null);
  }, [key]);
  const startOver = useCallback(() => {
    drop();
    setValue(initial);
  }, [drop, initial]);
  return { value, set, savedAt, restored: start !== null, drop, startOver };
}
