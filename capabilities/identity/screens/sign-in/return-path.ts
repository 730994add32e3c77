import type { AppPath } from '#web/design/screens.ts';

/** Where one came from, if that is a page of ours: an address from outside must not choose where people land. */
export function returnPath(asked: string | null): AppPath {
  if (!asked || !/^\/(?![/\\])/.test(asked) || asked.startsWith('/sign-in')) return '/';
  return asked as AppPath;
}
