import { Outlet, useLocation, useMatches, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { useAnySession, useMay, useMaybeSite } from '#web/design/session.tsx';
import { Loading } from '#web/design/states/Loading.tsx';
import { NoAccess } from '#web/design/states/NoAccess.tsx';
import { DemoMark } from './DemoMark.tsx';
import { NavigationDrawer } from './NavigationDrawer.tsx';
import { Overlays, useOverlays } from './Overlays.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

/** Everything around a screen: who, where, what else, and the way to it. */
export function Shell() {
  const { person } = useAnySession();
  return person ? <Frame /> : <ToSignIn />;
}

/** Goes once: while the sign-in page loads the address is already its own, which is no page to come back to. */
function ToSignIn() {
  const { href } = useLocation();
  const [from] = useState(href.replace(/^\/app/, '') || '/');
  const go = useGo();
  useEffect(() => {
    go(`/sign-in?return=${encodeURIComponent(from)}`, { replace: true });
  }, [go, from]);
  return <Loading what="the sign-in page" />;
}

function Frame() {
  const overlays = useOverlays();
  const [drawerOpen, setDrawerOpen] = useState(false);
  const main = useMainFocus();
  return (
    <div className="shell">
      <a className="usa-skipnav" href="#main">
        Skip to main content
      </a>
      <DemoMark />
      <TopBar onMenu={() => setDrawerOpen(true)} onSearch={overlays.openPalette} onHelp={overlays.openHelp} />
      <div className="shell__body">
        <div className="shell__rail">
          <Rail />
        </div>
        <main className="shell__main" id="main" ref={main} tabIndex={-1}>
          <Guard>
            <Outlet />
          </Guard>
        </main>
      </div>
      <NavigationDrawer open={drawerOpen} onClose={() => setDrawerOpen(false)} />
      <Overlays state={overlays} />
    </div>
  );
}

/** A link that leads where a person may not go ends in a sentence, not in an error. */
function Guard({ children }: { children: ReactNode }) {
  const { permission } = useMatches().at(-1)?.staticData ?? {};
  const { site: slug } = useRouteParams<'site'>();
  const site = useMaybeSite();
  const may = useMay();
  if (slug && !site) return <NoAccess to="this site" ask="the site’s coordinator or your administrator" />;
  if (permission && !may(permission, site?.id)) return <NoAccess />;
  return children;
}

/** After a move to another page the focus starts there, so that screen readers read its heading. */
function useMainFocus() {
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        const heading = main.current?.querySelector<HTMLElement>('#page-title');
        // A page that still asks the server has no heading yet; it takes the focus over when it has.
        (heading ?? main.current)?.focus({ preventScroll: true });
      }),
    [router],
  );
  return main;
}
