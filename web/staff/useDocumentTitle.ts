import { useLocation, useMatches, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Session } from '#web/design/session.tsx';

const product = 'Public Safety Partnership';

/** `FND-2026-0001 · Philadelphia · Public Safety Partnership`; the page's own words win over the route's. */
export function useDocumentTitle(session: Session | undefined): (title: string) => void {
  const { pathname } = useLocation();
  const routeTitle = useMatches().at(-1)?.staticData.title;
  const { site } = useParams({ strict: false }) as { site?: string };
  const siteName = session?.sites.find((one) => one.slug === site)?.name;
  const [own, setOwn] = useState<{ pathname: string; title: string } | null>(null);
  const title = own?.pathname === pathname ? own.title : routeTitle;

  useEffect(() => {
    document.title = [title, siteName, product].filter(Boolean).join(' · ');
  }, [title, siteName]);
  return (next) => {
    if (own?.pathname !== pathname || own.title !== next) setOwn({ pathname, title: next });
  };
}
