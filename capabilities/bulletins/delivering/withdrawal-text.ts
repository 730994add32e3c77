import type { BulletinContent } from '../contract.ts';
import { wrap } from '../document/email-text.ts';
import { weekTitle } from '../document/words.ts';

export function withdrawalText(
  { number, site, week }: BulletinContent,
  reason: string,
  link: string,
): string {
  return [
    wrap(`${site.name}: bulletin ${number} is withdrawn`.toUpperCase()),
    wrap(`${weekTitle(week)}. Please don’t use its figures or pass them on.`),
    wrap(`Why: ${reason}`),
    link,
    '',
  ].join('\n\n');
}
