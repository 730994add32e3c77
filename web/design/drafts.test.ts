import { describe, expect, it } from 'vitest';
import { draftKey, dropDraft, keepDraft, readDraft } from './drafts.ts';

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const full = {
  getItem: () => null,
  setItem: () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  },
  removeItem: () => {},
};

const now = new Date('2026-11-24T15:42:00Z');

describe('a draft', () => {
  it('gives back what was typed and when it was kept', () => {
    const store = memory();
    const key = draftKey('person-1', 'finding:7');
    expect(keepDraft(store, key, { statement: 'Shootings fell' }, now)).toBe(now.toISOString());
    expect(readDraft(store, key)).toEqual({
      value: { statement: 'Shootings fell' },
      savedAt: now.toISOString(),
    });
  });

  it('belongs to one person', () => {
    const store = memory();
    keepDraft(store, draftKey('person-1', 'finding:7'), { statement: 'mine' }, now);
    expect(readDraft(store, draftKey('person-2', 'finding:7'))).toBeNull();
  });

  it('is gone after it was dropped', () => {
    const store = memory();
    keepDraft(store, 'key', { statement: 'old' }, now);
    dropDraft(store, 'key');
    expect(readDraft(store, 'key')).toBeNull();
  });

  it('says nothing was kept when the browser refuses, instead of failing the form', () => {
    expect(keepDraft(full, 'key', { statement: 'typed' }, now)).toBeNull();
  });

  it('reads damaged text as no draft', () => {
    const store = memory();
    store.setItem('key', '{"value":');
    expect(readDraft(store, 'key')).toBeNull();
    store.setItem('key', '{"savedAt":"2026-11-24T15:42:00Z"}');
    expect(readDraft(store, 'key')).toBeNull();
  });
});
