import { importRate } from '#capabilities/incidents/bench/import-rate.ts';
import { withFreshInstallation } from './fresh-installation.ts';
import type { Measurement } from './measurement.ts';

export function importAgainstCopy(): Promise<Measurement> {
  return withFreshInstallation(({ services, urls }) => importRate(services, urls.ownerUrl));
}
