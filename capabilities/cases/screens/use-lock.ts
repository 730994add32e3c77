import { useEffect, useState } from 'react';
import { api } from '#web/design/api.ts';
import { asProblem, type Problem } from '#web/design/problem.ts';
import { LockHeld, LockReturn } from '../contract.ts';

const RENEW_MS = 2 * 60_000;

/** Holds a case while a form is open, and gives it back when it closes. */
export function useLock(path: string): Problem | null {
  const [refused, setRefused] = useState<Problem | null>(null);
  useEffect(() => {
    const hold = () =>
      api.post(`${path}/lock`, {}, LockHeld).then(
        () => setRefused(null),
        (error: unknown) => setRefused(asProblem(error)),
      );
    void hold();
    const renewing = setInterval(() => void hold(), RENEW_MS);
    return () => {
      clearInterval(renewing);
      void api.delete(`${path}/lock`, LockReturn).catch(() => {});
    };
  }, [path]);
  return refused;
}
