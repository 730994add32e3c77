import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { recordOperationalReadIn } from '#capabilities/sharing/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { purposes } from '../contract.ts';
import { failWith } from '../errors.ts';
import { projectCases } from '../projection/project-cases.ts';
import { findCase } from '../queries/find-case.ts';

export const tags = ['cases'];
export const ofSite = z.object({ site: z.string() });
export const byCase = ofSite.extend({ id: z.uuid() });
export const read = { needs: { permission: 'cases.read' } } as const;
export const record = { needs: { permission: 'cases.record' } } as const;
export const screen = { needs: { permission: 'cases.screen' } } as const;
export const supervise = { needs: { permission: 'cases.supervise' } } as const;

export const PURPOSE_HEADER = 'x-psp-purpose';

/** What the reader says they read for: in a header, or after the `?` of a link to a file. */
export function purposeOf({ headers, query }: FastifyRequest): string {
  const said = headers[PURPOSE_HEADER] ?? (query as { purpose?: unknown } | undefined)?.purpose;
  return purposes.find((purpose) => purpose === said) ?? 'not stated';
}

/** A list that tells who looked at it: the rows, and the compartments they stood in. */
export async function recordedList<T>(
  request: FastifyRequest,
  detail: Record<string, unknown>,
  ask: (tx: Tx) => Promise<{ page: T; compartmentIds: readonly number[] }>,
): Promise<T> {
  return request.readRecorded(purposeOf(request), async (tx) => {
    const { page, compartmentIds } = await ask(tx);
    await recordOperationalReadIn(tx, {
      ...{ table: 'cases.case', id: null, siteId: request.site.id, compartmentIds, detail },
    });
    return page;
  });
}

/** One case, and that this person looked at it. Null where no part of it is theirs to see: that is recorded too. */
export function readCase(request: FastifyRequest, { clock }: Services, id: string, detail = {}) {
  return request.readRecorded(purposeOf(request), async (tx) => {
    const found = await findCase(tx, request.site.id, id, clock.now());
    await recordOperationalReadIn(tx, {
      ...{ table: 'cases.case', id, siteId: request.site.id },
      ...{ compartmentIds: found?.compartmentIds ?? [], detail },
    });
    return found?.record ?? null;
  });
}

/** A change to a case, what stands after it, and the case as it then is. */
export async function changeCase(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  change: (tx: Tx) => Promise<Outcome<{ caseId: string }>>,
  code = 200,
) {
  const outcome = await request.write(change);
  if (!outcome.ok) return reply.problem(outcome.failure);
  const { caseId } = outcome.value;
  await projectCases(services, [caseId]);
  return showCase(request, reply, services, caseId, code);
}

export async function showCase(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  id: string,
  code = 200,
) {
  const found = await readCase(request, services, id);
  return found ? reply.code(code).send(found) : reply.problem(failWith('cases.not-found', {}).failure);
}
