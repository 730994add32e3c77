import { useIsUnderHeading } from '../frames/PageTitle.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { asProblem, type Problem } from '../problem.ts';
import { EmptyState } from './EmptyState.tsx';
import { NoAccess } from './NoAccess.tsx';

type FailedProps = { error: unknown; retry?: () => void; what?: string };

/** It failed: what happened, what to do, and a way to try again. */
export function Failed({ error, retry, what }: FailedProps) {
  const problem = asProblem(error);
  if (problem.status === 403) return <NoAccess to={what} />;
  if (problem.status === 404) return <NotThere problem={problem} />;
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

/** Nothing broke, and asking again would not help: the address names nothing this person can see. */
function NotThere({ problem }: { problem: Problem }) {
  const isPart = useIsUnderHeading();
  return (
    <EmptyState
      icon="search"
      title={problem.detail}
      action={
        isPart ? null : (
          <LinkButton to="/" tone="primary">
            Go to My work
          </LinkButton>
        )
      }
    >
      {problem.mend && <p>{problem.mend}</p>}
    </EmptyState>
  );
}
