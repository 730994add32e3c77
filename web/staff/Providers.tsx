import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useRemembered } from '#web/design/frames/list/useRemembered.ts';
import { ToastProvider } from '#web/design/parts/toasts.tsx';
import { worthRetrying } from '#web/design/queries.ts';
import { ShortcutsContext } from '#web/design/shortcuts.ts';
import { ShortcutChoiceContext } from './shortcut-choice.ts';

const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: worthRetrying, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

export function Providers({ children }: { children: ReactNode }) {
  const [on, setOn] = useRemembered('shortcuts', true);
  const choice = useMemo(() => ({ on, setOn }), [on, setOn]);
  return (
    <QueryClientProvider client={queries}>
      <ShortcutChoiceContext value={choice}>
        <ShortcutsContext value={on}>
          <ToastProvider>{children}</ToastProvider>
        </ShortcutsContext>
      </ShortcutChoiceContext>
    </QueryClientProvider>
  );
}
