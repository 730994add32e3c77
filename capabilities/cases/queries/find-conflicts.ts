export type Appointment = {
  id: string;
  number: string;
  caseId: string;
  kind: string;
  at: Date;
  endsAt: Date | null;
  place: string | null;
  attorneyId: string | null;
  attorney: string | null;
};

/** How long a hearing is taken to last when its court does not say. */
const UNSAID_MINUTES = 30;

/**
 * What each hearing collides with: another of the same attorney, or in the same courtroom, whose time overlaps.
 * Hearings of one case do not collide with each other.
 */
export function findConflicts(appointments: readonly Appointment[]): Map<string, string[]> {
  const inOrder = [...appointments].sort((one, other) => one.at.getTime() - other.at.getTime());
  const found = new Map<string, string[]>();
  const add = (of: Appointment, words: string) => found.set(of.id, [...(found.get(of.id) ?? []), words]);
  inOrder.forEach((one, index) => {
    for (const other of inOrder.slice(index + 1)) {
      if (other.at.getTime() - one.at.getTime() > LONGEST) break;
      if (other.at >= endOf(one) || one.caseId === other.caseId) continue;
      if (one.attorneyId && one.attorneyId === other.attorneyId) {
        const who = one.attorney ?? 'The attorney';
        add(one, `${who} has ${other.number} (${other.kind}) at the same time.`);
        add(other, `${who} has ${one.number} (${one.kind}) at the same time.`);
      }
      if (one.place && one.place.toLowerCase() === other.place?.toLowerCase()) {
        add(one, `${one.place} is taken by ${other.number} (${other.kind}).`);
        add(other, `${one.place} is taken by ${one.number} (${one.kind}).`);
      }
    }
  });
  return found;
}

const LONGEST = 24 * 60 * 60_000;

function endOf({ at, endsAt }: Appointment): Date {
  return endsAt ?? new Date(at.getTime() + UNSAID_MINUTES * 60_000);
}
