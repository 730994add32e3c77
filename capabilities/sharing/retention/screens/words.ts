/** `7 years`, `18 months`, `For good`. */
export function periodWords(keepMonths: number | null): string {
  if (keepMonths === null) return 'For good';
  if (keepMonths % 12 === 0) return keepMonths === 12 ? '1 year' : `${keepMonths / 12} years`;
  return keepMonths === 1 ? '1 month' : `${keepMonths} months`;
}
