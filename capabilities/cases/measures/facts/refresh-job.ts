import { declareJob } from '#platform/jobs/declare.ts';
import { refreshMeasures } from './refresh.ts';

/** Every minute: a refresh reads only the cases that changed. */
export const refreshMeasuresJob = declareJob<object>({
  name: 'cases.refresh-measures',
  every: '* * * * *',
  async run(_input, services) {
    await refreshMeasures(services);
  },
});
