import { useEffect } from 'react';
import { useRemembered } from '#web/design/frames/list/useRemembered.ts';
import { type SessionSite, useMaybeSite, useSession } from '#web/design/session.tsx';

/** The site of the page; on pages of no site, the one last looked at. */
export function useCurrentSite(): SessionSite | null {
  const { sites } = useSession();
  const onPage = useMaybeSite();
  const [last, setLast] = useRemembered<string | null>('site', null);
  useEffect(() => {
    if (onPage && onPage.slug !== last) setLast(onPage.slug);
  }, [onPage, last, setLast]);
  return onPage ?? sites.find((site) => site.slug === last) ?? sites[0] ?? null;
}
