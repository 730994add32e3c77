import { useCallback, useState } from 'react';

/** A reader's taste (columns, rail) kept in this browser; the built-in choice where nothing can be kept. */
export function useRemembered<T>(name: string, builtIn: T): [T, (next: T) => void] {
  const key = `psp.taste.${name}`;
  const [value, setValue] = useState<T>(() => read(key) ?? builtIn);
  const remember = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Kept for this visit only.
      }
    },
    [key],
  );
  return [value, remember];
}

function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}
