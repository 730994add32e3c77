import { Outlet } from '@tanstack/react-router';
import { PageTitleProvider } from '#web/design/navigation.tsx';
import { SessionProvider, useSessionQuery } from '#web/design/session.tsx';
import { Failed } from '#web/design/states/Failed.tsx';
import { Loading } from '#web/design/states/Loading.tsx';
import { SessionLock } from './lock/SessionLock.tsx';
import { useHeldSession } from './lock/useHeldSession.ts';
import { useDocumentTitle } from './useDocumentTitle.ts';

/** Asks who is here before anything is shown; all screens below know. */
export function Root() {
  const query = useSessionQuery();
  const { session, ended } = useHeldSession(query.data);
  const setTitle = useDocumentTitle(session);
  if (session === undefined) {
    return (
      <div className="alone">
        {query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Loading />}
      </div>
    );
  }
  return (
    <SessionProvider session={session}>
      <PageTitleProvider value={setTitle}>
        <SessionLock ended={ended}>
          <Outlet />
        </SessionLock>
      </PageTitleProvider>
    </SessionProvider>
  );
}
