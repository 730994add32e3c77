import type { ReactNode } from 'react';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { CaseOptions, type CaseRecord } from '../contract.ts';
import { useCase } from './CaseScreen.tsx';
import { usePurpose } from './purpose.tsx';

type OnCaseProps = { children: (record: CaseRecord, options: CaseOptions) => ReactNode };

/** A form that adds to a case needs the case as it stands, and what there is to choose from. */
export function OnCase({ children }: OnCaseProps) {
  usePurpose();
  const site = useSite();
  const options = useApiQuery(`/api/sites/${site.slug}/case-options`, CaseOptions);
  const query = useCase();
  return (
    <QueryStates query={query} what="the case">
      {(record) => (
        <QueryStates query={options} what="the form">
          {(choices) => children(record, choices)}
        </QueryStates>
      )}
    </QueryStates>
  );
}
