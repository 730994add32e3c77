import { addDays, type Day, daysBetween } from '#platform/clock/days.ts';

export type PlannedLook = { ordinal: number; isFinal: boolean; through: Day; dueOn: Day };

/**
 * The looks of a design, fixed when it is registered: the last one decides, those before it only tell how things
 * stand. They part the period after the launch evenly, and each waits until late reports are in.
 */
export function planLooks(design: {
  after: { from: Day; to: Day };
  settleDays: number;
  interimLooks: number;
}): PlannedLook[] {
  const { after, settleDays, interimLooks } = design;
  const length = daysBetween(after.from, after.to) + 1;
  const looks = Math.min(interimLooks + 1, length);
  return Array.from({ length: looks }, (_, i) => {
    const isFinal = i === looks - 1;
    const through = isFinal ? after.to : addDays(after.from, Math.floor((length * (i + 1)) / looks) - 1);
    return { ordinal: i + 1, isFinal, through, dueOn: addDays(through, settleDays) };
  });
}
