import { declareJob } from '#platform/jobs/declare.ts';
import { projectCases } from './project-cases.ts';

/** What stands is derived right after the recording; this does it where the process died in between. */
export const deriveJob = declareJob<{ caseIds: string[] }>({
  name: 'cases.derive',
  startedBy: [
    {
      kind: 'cases.recorded',
      input: ({ payload }) => ({ caseIds: (payload.caseIds as string[] | undefined) ?? [] }),
    },
  ],
  retries: 5,
  run: ({ caseIds }, services) => projectCases(services, caseIds, { onlyStale: true }),
});
