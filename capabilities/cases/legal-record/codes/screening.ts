import type { ScreeningDecision } from '../kinds/prosecutor.ts';

/**
 * What a prosecutor's system calls the result of screening. A blank is no result: police filed the charge themselves,
 * as they do with narcotics in some places, and nothing was screened.
 */
export const screeningCodes = {
  Approved: 'adopted',
  Rejected: 'declined',
  'Continued Investigation': 'returned',
  'Adopted Federally': 'adopted-federally',
  'Other Agency': 'other-agency',
} as const satisfies Record<string, ScreeningDecision>;

export function screeningOfCode(code: string): ScreeningDecision | null {
  const wanted = code.trim().toLowerCase();
  return Object.entries(screeningCodes).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;
}
