import { Button } from '../parts/Button.tsx';
import type { UnlockProps } from '../screens.ts';

/** Stands where identity's form stands. */
export default function UnlockSample({ onUnlocked }: UnlockProps) {
  return (
    <div>
      <Button tone="primary" onClick={onUnlocked}>
        Unlock
      </Button>
    </div>
  );
}
