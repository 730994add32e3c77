import { Notice } from '#web/design/parts/Notice.tsx';
import { useLock } from './use-lock.ts';

/** Holds the case while the form around it is open, and says so when a colleague already does. */
export function LockRefused({ path }: { path: string }) {
  const refused = useLock(path);
  if (!refused) return null;
  return (
    <Notice tone="warning" announce>
      {refused.detail} {refused.mend}
    </Notice>
  );
}
