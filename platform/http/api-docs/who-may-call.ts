import type { AccessDeclaration } from '#platform/access/declare.ts';
import { roles } from '#platform/access/roles.ts';
import type { Needs } from '../app.ts';

/** The route's `needs`, as the sentence a reader of the reference wants. */
export function whoMayCall(needs: Needs, url: string, access: AccessDeclaration): string {
  if (needs === 'everyone') return 'Everyone, signed in or not.';
  if (needs === 'signed-in') return 'Anyone who is signed in.';
  const { can, roles: granted } = access[needs.permission]!;
  const over = url.includes('/:site') ? ', for the site in the address' : '';
  const labels = granted.map((role) => roles[role].label);
  const step = granted.every((role) => roles[role].operational)
    ? ' A person needs a second step at sign-in.'
    : '';
  return `Whoever can ${can}${over}: ${new Intl.ListFormat('en', { type: 'disjunction' }).format(labels)}.${step}`;
}
