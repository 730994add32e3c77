import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { searchObject, searchText } from '#web/design/navigation.tsx';
import type { CapabilityScreens, ScreenRoute } from '#web/design/screens.ts';
import { Loading } from '#web/design/states/Loading.tsx';
import { BrokenScreen } from './BrokenScreen.tsx';
import { CapabilitiesContext } from './joined.ts';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import { Root } from './Root.tsx';
import { OpenFrame } from './shell/OpenFrame.tsx';
import { Shell } from './shell/Shell.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    title?: string;
    permission?: string;
  }
}

/** The router of all capabilities: open screens stand alone, all others inside the shell. */
export function routerOf(capabilities: readonly CapabilityScreens[]) {
  const routes = capabilities.flatMap((capability) => capability.routes);
  const root = createRootRoute({
    component: () => (
      <CapabilitiesContext value={capabilities}>
        <Root />
      </CapabilitiesContext>
    ),
  });
  const openFrame = createRoute({ getParentRoute: () => root, id: 'open', component: OpenFrame });
  const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
  const myWork = createRoute({
    getParentRoute: () => shell,
    path: '/',
    staticData: { title: 'My work' },
    component: lazyRouteComponent(() => import('./MyWorkScreen.tsx')),
  });
  const unknown = createRoute({
    getParentRoute: () => shell,
    path: '$',
    staticData: { title: 'Not found' },
    component: NotFoundScreen,
  });
  const screenOf = (parent: typeof openFrame | typeof shell) => (route: ScreenRoute) =>
    createRoute({
      getParentRoute: () => parent,
      path: route.path,
      staticData: { title: route.title, permission: route.permission },
      component: lazyRouteComponent(route.load),
    });
  const open = routes.filter((route) => route.open).map(screenOf(openFrame));
  const guarded = routes.filter((route) => !route.open).map(screenOf(shell));
  return createRouter({
    routeTree: root.addChildren([
      openFrame.addChildren(open),
      shell.addChildren([myWork, ...guarded, unknown]),
    ]),
    basepath: '/app',
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultPendingMs: 150,
    defaultErrorComponent: BrokenScreen,
    defaultNotFoundComponent: NotFoundScreen,
    scrollRestoration: true,
    // Plain query strings, so that a filter reads `?state=open` in the address.
    parseSearch: (text) => searchObject(new URLSearchParams(text)),
    stringifySearch: searchText,
  });
}
