import type { Services } from '#platform/http/capability.ts';

export async function loadDemoCommunity(_services: Services): Promise<void> {}
