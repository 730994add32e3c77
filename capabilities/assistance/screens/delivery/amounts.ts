const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
export const dollars = (cents: number): string => money.format(cents / 100);

/** Cents of an amount as people type it, "1,250.50"; null when it is no amount. */
export function centsOf(text: string): number | null {
  const typed = text.replaceAll(/[$,\s]/g, '');
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(typed)) return null;
  const [whole, part = ''] = typed.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
