/** How long before a session begins and after it ends one can sign in. */
export const MARGIN_MINUTES = 15;
/** How long a sign-in may lie unsent on a phone. */
export const DAYS_KEPT_UNSENT = 3;

const MINUTE = 60_000;

export type Hours = { startsAt: Date; endsAt: Date };
export type Window = 'not-yet' | 'open' | 'over';

export function windowAt({ startsAt, endsAt }: Hours, moment: Date): Window {
  if (moment.getTime() < startsAt.getTime() - MARGIN_MINUTES * MINUTE) return 'not-yet';
  return moment.getTime() > endsAt.getTime() + MARGIN_MINUTES * MINUTE ? 'over' : 'open';
}

/**
 * When a sign-in counts as made. A phone that had network says nothing and it is now; one that had none says when it
 * was tapped, which is believed within reason: the code must have been shown at that time.
 */
export function tapOf(tappedAt: Date | null, now: Date): Date | 'sent-too-late' {
  if (tappedAt === null) return now;
  const age = now.getTime() - tappedAt.getTime();
  if (age > DAYS_KEPT_UNSENT * 24 * 60 * MINUTE) return 'sent-too-late';
  // A phone whose clock runs ahead can’t have tapped in the future.
  return age < 0 ? now : tappedAt;
}
