import type { FastifyRequest } from 'fastify';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';

type Work<T> = (tx: Tx) => Promise<Outcome<T>>;

/** Work that changes who can get in waits until the person has shown lately that it is still them. */
export function afterStepUp<T>(services: Services, request: FastifyRequest, work: Work<T>): Work<T> {
  return async (tx) => {
    const sessionId = request.principal?.sessionId;
    const session =
      sessionId &&
      (await tx
        .selectFrom('identity.session')
        .select('step_up_until')
        .where('id', '=', sessionId)
        .executeTakeFirst());
    const until = session ? session.step_up_until : null;
    return until !== null && until > services.clock.now() ? work(tx) : failWith('identity.confirm-first', {});
  };
}
