import type pg from 'pg';
import { capabilities } from '#capabilities/registry.ts';
import { collectDeclarations } from '#platform/http/collect-declarations.ts';
import { collectErrors } from '#platform/http/collect-errors.ts';
import { methods } from '../analyze/methods.ts';
import { dataModelPage } from './data-model.ts';
import { errorsPage } from './errors.ts';
import { eventsPage } from './events.ts';
import { methodsPage } from './methods.ts';
import { permissionsPage } from './permissions.ts';
import { statesPage } from './states.ts';

/** The reference by file name. `client` is the owner of a migrated database. */
export async function referencePages(client: pg.Client): Promise<Record<string, string>> {
  const { access, workflows } = collectDeclarations(capabilities);
  return {
    'errors.md': errorsPage(collectErrors(capabilities)),
    'permissions.md': permissionsPage(access),
    'states.md': statesPage(workflows),
    'data-model.md': await dataModelPage(client),
    'events.md': eventsPage(capabilities),
    'methods.md': methodsPage(methods),
  };
}
