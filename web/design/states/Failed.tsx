import { Button } from '../parts/Button.tsx';
import { asProblem } from '../problem.ts';
import { EmptyState } from './EmptyState.tsx';
import { NoAccess } from './NoAccess.tsx';

type FailedProps = { error: unknown; retry?: () => void; what?: string };

/** It failed: what happened, what to do, and a way to try again. */
export function Failed({ error, retry, what }: FailedProps) {
  const problem = asProblem(error);
  if (problem.status === 403) return <NoAccess to={what} />;
  return (
    <EmptyState
      icon="error_outline"
      tone="error"
      title={problem.detail}
      action={retry && <Button onClick={retry}>Try again</Button>}
    >
      {problem.mend && <p>{problem.mend}</p>}
      {problem.requestId && <p className="quiet">Request {problem.requestId}</p>}
    </EmptyState>
  );
}
