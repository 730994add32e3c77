import { EmptyState } from './EmptyState.tsx';

/** The person may not see this: says so plainly, and whom to ask. */
export function NoAccess({
  to = 'this page',
  ask = 'your agency’s administrator',
}: {
  to?: string;
  ask?: string;
}) {
  return (
    <EmptyState icon="lock_outline" title={`You do not have access to ${to}`}>
      If you need it for your work, ask {ask}. Say what you tried to open and why you need it.
    </EmptyState>
  );
}
