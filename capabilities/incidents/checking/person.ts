export type Age = { age: number | null; isImplausible: boolean };

const oldest = 110;

/** Whole years; anything else that is written there is worth a note and no number. */
export function readAge(text: string): Age {
  if (text === '') return { age: null, isImplausible: false };
  const age = Number(text);
  if (Number.isFinite(age) && age >= 0 && age <= oldest)
    return { age: Math.floor(age), isImplausible: false };
  return { age: null, isImplausible: true };
}

const bandShape = /^(?:[<≤] ?(\d+)|(\d+) ?\+|(\d+) ?(?:-|–|to) ?(\d+)|[a-z].*)$/i;

/** A group is a range or a word ("Juvenile"); a bare "1022" is a typing error. */
export function readAgeGroup(text: string): { ageGroup: string | null; isImplausible: boolean } {
  if (text === '') return { ageGroup: null, isImplausible: false };
  const match = bandShape.exec(text);
  const isImplausible = !match || match.slice(1).some((bound) => Number(bound ?? 0) > oldest);
  return { ageGroup: isImplausible ? null : text, isImplausible };
}
