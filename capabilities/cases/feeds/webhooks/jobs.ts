import { declareJob } from '#platform/jobs/declare.ts';
import { prepareSendings, SENDING_DUE } from './prepare-sendings.ts';
import { SEND_RETRIES, send } from './send.ts';

export const prepareWebhooksJob = declareJob<{ caseIds: string[] }>({
  name: 'cases.prepare-webhooks',
  startedBy: [{ kind: 'cases.recorded', input: ({ payload }) => ({ caseIds: payload.caseIds as string[] }) }],
  run: ({ caseIds }, services) => prepareSendings(services, caseIds),
});

/** Tried again after 5 s, 10 s, 20 s… as the queue does; after the last try it lies among the dead letters. */
export const sendWebhookJob = declareJob<{ id: string }>({
  name: 'cases.send-webhook',
  startedBy: [{ kind: SENDING_DUE, input: ({ subject }) => ({ id: subject.id }) }],
  retries: SEND_RETRIES,
  run: ({ id }, services, { attempt }) => send(services, id, attempt),
});
