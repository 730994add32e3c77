import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import {
  type ComponentProps,
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
} from 'react';
import type { AppPath } from './screens.ts';
import { useMaybeSite } from './session.tsx';

type AppLinkProps = Omit<ComponentProps<'a'>, 'href'> & { to: AppPath; children: ReactNode };

/** A link within the staff application, to a path as it stands in the address (below `/app`). */
export function AppLink({ to, ...rest }: AppLinkProps) {
  const { pathname, search, hash } = partsOf(to);
  // A link to a page above this one (a breadcrumb) is not the current page.
  const activeOptions = { exact: true, includeSearch: true };
  return (
    <Link
      to={pathname}
      search={search}
      hash={hash}
      preload="intent"
      activeOptions={activeOptions}
      {...rest}
    />
  );
}

export function useGo(): (to: AppPath, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (to, options) => {
      const { pathname, search, hash } = partsOf(to);
      void navigate({ to: pathname, search, hash, replace: options?.replace });
    },
    [navigate],
  );
}

export function useRouteParams<TName extends string>(): Record<TName, string> {
  return useParams({ strict: false }) as Record<TName, string>;
}

/** The path within the site on screen: `useSitePath()('/findings')` is `/s/philadelphia-pa/findings`. */
export function useSitePath(): (rest: AppPath) => AppPath {
  const site = useMaybeSite();
  return useCallback((rest) => (site ? `/s/${site.slug}${rest}` : rest), [site]);
}

/** What stands after the `?`, and a way to change it without leaving the page. */
export function useSearchValues(): [
  URLSearchParams,
  (next: URLSearchParams, options?: { replace?: boolean }) => void,
] {
  const { searchStr, pathname } = useLocation();
  const navigate = useNavigate();
  const values = useMemo(() => new URLSearchParams(searchStr), [searchStr]);
  const change = useCallback(
    (next: URLSearchParams, options?: { replace?: boolean }) =>
      void navigate({
        to: pathname,
        search: searchObject(next),
        replace: options?.replace,
        resetScroll: false,
      }),
    [navigate, pathname],
  );
  return [values, change];
}

const TitleContext = createContext<(title: string) => void>(() => {});
export const PageTitleProvider = TitleContext.Provider;

/** Puts the record's own name in the browser's title once it is known. */
export function usePageTitle(title: string | undefined): void {
  const setTitle = useContext(TitleContext);
  useEffect(() => {
    if (title) setTitle(title);
  }, [setTitle, title]);
}

export function withSite(to: AppPath, siteSlug: string | undefined): AppPath | null {
  if (!to.includes('$site')) return to;
  return siteSlug ? (to.replace('$site', siteSlug) as AppPath) : null;
}

/** The search object of the router for a plain query string; repeated keys become lists. */
export function searchObject(search: URLSearchParams): Record<string, string | string[]> {
  const result: Record<string, string | string[]> = {};
  for (const key of new Set(search.keys())) {
    const all = search.getAll(key);
    result[key] = all.length === 1 ? (all[0] as string) : all;
  }
  return result;
}

export function searchText(search: Record<string, unknown>): string {
  const result = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) result.append(key, String(one));
  }
  const text = result.toString();
  return text === '' ? '' : `?${text}`;
}

function partsOf(to: AppPath) {
  const url = new URL(to, 'http://app');
  return {
    pathname: url.pathname,
    search: searchObject(url.searchParams),
    hash: url.hash === '' ? undefined : url.hash.slice(1),
  };
}
