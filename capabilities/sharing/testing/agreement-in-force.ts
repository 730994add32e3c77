import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '#platform/access/roles.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { draftAgreementIn } from '../commands/draft-agreement.ts';
import { moveAgreementIn } from '../commands/move-agreement.ts';
import { signAgreementIn } from '../commands/sign-agreement.ts';
import { AgreementDraft, type AgreementDraftInput, type Line } from '../contract.ts';
import { settleDates } from '../watching/watch-dates.ts';

const DAY_MS = 86_400_000;

/** A person with one role at an agency that is there already. */
export async function aMemberOf(
  services: Services,
  { role, agencyId, siteId }: { role: Role; agencyId: string; siteId: string },
): Promise<string> {
  const personId = uuidv7();
  const membershipId = uuidv7();
  await services.database.asSystem('a member for a test', async (tx) => {
    await sql`insert into identity.person (id, name, email)
      values (${personId}, ${`Test ${role}`}, ${`${personId}@example.org`})`.execute(tx);
    await sql`insert into identity.membership (id, person_id, agency_id, role)
      values (${membershipId}, ${personId}, ${agencyId}, ${role})`.execute(tx);
    await sql`insert into identity.membership_site (membership_id, site_id)
      values (${membershipId}, ${siteId})`.execute(tx);
  });
  return personId;
}

/** Every field that can be shared of the classes that begin so, from each giver to its receiver. */
export async function everyFieldOf(
  services: Services,
  pairs: readonly (readonly [giver: string, receiver: string])[],
  classes = 'cases.',
): Promise<Line[]> {
  const fields = await services.database.asSystem('fields for a test', async (tx) => {
    const { rows } = await sql<Pick<Line, 'recordClass' | 'field'>>`
      select record_class as "recordClass", name as field from sharing.record_field
      where shareable and starts_with(record_class, ${classes})`.execute(tx);
    return rows;
  });
  return pairs.flatMap(([giverId, receiverId]) => fields.map((field) => ({ giverId, receiverId, ...field })));
}

/** An agreement that people of its parties wrote, reviewed and signed, in force since yesterday unless said otherwise. */
export async function anAgreementInForce(
  services: Services,
  siteId: string,
  lines: readonly Line[],
  changes: Partial<AgreementDraftInput> = {},
): Promise<string> {
  const partyIds = [...new Set(lines.flatMap(({ giverId, receiverId }) => [giverId, receiverId]))];
  const draft = AgreementDraft.parse({
    title: 'An agreement for a test',
    purposes: ['investigation', 'prosecution'],
    startsAt: new Date(Date.now() - DAY_MS).toISOString(),
    endsAt: new Date(Date.now() + 365 * DAY_MS).toISOString(),
    partyIds,
    lines,
    ...changes,
  });
  const officer = (agencyId: string) => aMemberOf(services, { role: 'records officer', agencyId, siteId });
  const author = await officer(partyIds[0]!);
  const target = await services.database.as({ personId: author }, async (tx) => {
    const { id } = expectValue(await draftAgreementIn(tx, { id: siteId }, draft, 2026));
    expectValue(await moveAgreementIn(tx, { siteId, id }, { move: 'submit' }));
    return { siteId, id };
  });
  for (const [n, agencyId] of partyIds.entries()) {
    const signatory = await officer(agencyId);
    await services.database.as({ personId: signatory }, async (tx) => {
      if (n === 0) expectValue(await moveAgreementIn(tx, target, { move: 'approve' }));
      expectValue(await signAgreementIn(tx, target, { agencyId }));
    });
  }
  await settleDates(services);
  return target.id;
}
