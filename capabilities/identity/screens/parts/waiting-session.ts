import { useQuery } from '@tanstack/react-query';
import { api } from '#web/design/api.ts';
import { type SessionView, sessionView } from '../../contract.ts';

/** The browser's session with what it waits for, which the shell's own view of it leaves out. */
export function useWaitingSession() {
  return useQuery<SessionView>({
    queryKey: ['/api/session', 'waiting'],
    queryFn: ({ signal }) => api.get('/api/session', sessionView, { signal }),
    gcTime: 0,
  });
}
