import { Outlet } from '@tanstack/react-router';
import { LiveProvider } from '#web/design/live.tsx';
import { PageTitleProvider } from '#web/design/navigation.tsx';
import { SessionProvider, useSessionQuery } from '#web/design/session.tsx';
import { Failed } from '#web/design/states/Failed.tsx';
import { Loading } from '#web/design/states/Loading.tsx';
import { SessionLock } from './lock/SessionLock.tsx';
import { useDocumentTitle } from './useDocumentTitle.ts';

/** Asks who is here before anything is shown; all screens below know. */
export function Root() {
  const query = useSessionQuery();
  const setTitle = useDocumentTitle(query.data);
  if (query.data === undefined) {
    return (
      <div className="alone">
        {query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Loading />}
      </div>
    );
  }
  return (
    <SessionProvider session={query.data}>
      <LiveProvider active={query.data.person !== null}>
        <PageTitleProvider value={setTitle}>
          <SessionLock>
            <Outlet />
          </SessionLock>
        </PageTitleProvider>
      </LiveProvider>
    </SessionProvider>
  );
}
