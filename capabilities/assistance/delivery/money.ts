const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** Cents as a person reads them; a double holds every amount we keep. */
export const dollars = (cents: number): string => format.format(cents / 100);
