import { useEffect, useRef } from 'react';

export const idleLimitMs = 30 * 60_000;
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
const storeKey = 'psp.last-active';

/** Runs `onIdle` when nobody has touched any tab of the application for half an hour. */
export function useIdle(watching: boolean, onIdle: () => void): void {
  const latest = useRef(onIdle);
  latest.current = onIdle;
  useEffect(() => {
    if (!watching) return;
    noteActive();
    // Clocks of sleeping computers jump, so the time is compared, not counted.
    const timer = setInterval(() => isIdle(Date.now(), lastActive()) && latest.current(), 10_000);
    for (const sign of signs) document.addEventListener(sign, noteActive, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) document.removeEventListener(sign, noteActive);
    };
  }, [watching]);
}

export function isIdle(now: number, last: number): boolean {
  return now - last >= idleLimitMs;
}

let here = Date.now();

function noteActive(): void {
  const now = Date.now();
  if (now - here < 1_000) return;
  here = now;
  try {
    localStorage.setItem(storeKey, String(now));
  } catch {
    // Without storage each tab watches for itself.
  }
}

function lastActive(): number {
  try {
    return Math.max(here, Number(localStorage.getItem(storeKey)) || 0);
  } catch {
    return here;
  }
}
