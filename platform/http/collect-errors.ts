import { liveErrors } from '#platform/live/routes.ts';
import type { ErrorCatalogue } from '#platform/outcome/declare-errors.ts';
import { workflowErrors } from '#platform/workflow/move.ts';
import type { Capability } from './capability.ts';
import { httpErrors } from './problem.ts';

/** Every coded failure this application can answer with, the platform's own first. */
export function collectErrors(capabilities: readonly Capability[]): ErrorCatalogue {
  return Object.assign({}, httpErrors, workflowErrors, liveErrors, ...capabilities.map((one) => one.errors));
}
