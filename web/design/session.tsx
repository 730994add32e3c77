import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { createContext, type ReactNode, useCallback, useContext } from 'react';
import { z } from 'zod';
import { api } from './api.ts';

const sessionSchema = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  demo: z.boolean().default(false),
  stepUpUntil: z.string().nullish(),
  sites: z
    .array(z.object({ id: z.string(), slug: z.string(), name: z.string(), timeZone: z.string() }))
    .default([]),
  permissions: z.record(z.string(), z.union([z.literal('all'), z.array(z.string())])).default({}),
  agencies: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string() })).default([]),
  demoRoles: z.array(z.object({ key: z.string(), label: z.string(), description: z.string() })).optional(),
});

export type Session = z.output<typeof sessionSchema>;
export type SignedInSession = Session & { person: NonNullable<Session['person']> };
export type SessionSite = Session['sites'][number];
export type May = (permission: string, siteId?: string) => boolean;

export const sessionKey = ['/api/session'] as const;

const SessionContext = createContext<Session | null>(null);

/** What the server knows of the person at the keyboard; fetched once, refreshed after signing in or out. */
export function useSessionQuery() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => api.get('/api/session', sessionSchema, { signal }),
    staleTime: 60_000,
  });
}

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session, signed in or not (`person` is null on open pages). */
export function useAnySession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs the SessionProvider of the shell');
  return session;
}

/** The session of a person who is signed in; every screen but the open ones has one. */
export function useSession(): SignedInSession {
  const session = useAnySession();
  if (!session.person) throw new Error('useSession is for signed-in screens; open screens use useAnySession');
  return session as SignedInSession;
}

/** After signing in, signing out or a change of roles: ask again who this is. */
export function useRefreshSession(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: sessionKey }), [queries]);
}

export function mayIn(permissions: Session['permissions'], permission: string, siteId?: string): boolean {
  const scope = permissions[permission];
  if (scope === undefined) return false;
  if (scope === 'all') return true;
  return siteId === undefined ? scope.length > 0 : scope.includes(siteId);
}

/** Hides what a person may not do. The server decides again: this is courtesy, not the guard. */
export function useMay(): May {
  const { permissions } = useAnySession();
  return useCallback((permission, siteId) => mayIn(permissions, permission, siteId), [permissions]);
}

export function May(props: { permission: string; siteId?: string; children: ReactNode }) {
  const may = useMay();
  return may(props.permission, props.siteId) ? props.children : null;
}

/** The site of the URL (`/s/:site/…`), or null outside of one. */
export function useMaybeSite(): SessionSite | null {
  const { site } = useParams({ strict: false }) as { site?: string };
  const { sites } = useAnySession();
  return sites.find((one) => one.slug === site) ?? null;
}

/** The site of the URL; the shell has already turned away a site the person does not work on. */
export function useSite(): SessionSite {
  const site = useMaybeSite();
  if (!site) throw new Error('useSite works only under /s/$site');
  return site;
}
