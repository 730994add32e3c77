import type { EventHandler } from '#platform/http/capability.ts';
import { declareJob } from '#platform/jobs/declare.ts';
import { supersedeEarlierImportsIn } from './commands/supersede-imports.ts';
import { readToTheEnd } from './importing/read-to-the-end.ts';

export const readImportJob = declareJob<{ importId: string }>({
  name: 'incidents.read-import',
  startedBy: [{ kind: 'incidents.import-received', input: (event) => ({ importId: event.subject.id }) }],
  retries: 5,
  run: ({ importId }, services, { signal }) => readToTheEnd(services, importId, signal),
});

export const supersedeHandler: EventHandler = {
  name: 'incidents.supersede-earlier-imports',
  hears: ['incidents.import-accepted'],
  handle: (tx, event) => supersedeEarlierImportsIn(tx, event.subject.id),
};
