import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { linkOf } from '../invitation-link.ts';
import { hashOf, newToken } from '../secrets/tokens.ts';
import { inviteAgainIn } from './invite-person.ts';

const PROGRAM_OFFICE = 'Program office';

/** On the command line only, where whoever types owns the installation anyway. Asked again, it gives a new link. */
export async function createFirstAdministrator(
  services: Services,
  input: { email: string; name: string },
): Promise<Outcome<{ link: string; expiresAt: string }>> {
  const token = newToken();
  const email = input.email.trim().toLowerCase();
  return services.database.asSystem('the operator names the first administrator', async (tx) => {
    const known = await tx
      .selectFrom('identity.person as p')
      .innerJoin('identity.membership as m', 'm.person_id', 'p.id')
      .select(['p.id', 'p.email'])
      .where('m.role', '=', 'program administrator')
      .where('p.is_demo', '=', false)
      .execute();
    const same = known.find((person) => person.email === email);
    if (known.length > 0 && !same) return failWith('identity.not-the-first', {});
    const personId = same?.id ?? (await addAdministrator(tx, { ...input, email }));
    const issued = await inviteAgainIn(tx, personId, {
      secretHash: hashOf(token),
      now: services.clock.now(),
    });
    if (!issued.ok) return issued;
    return succeed({ link: linkOf(services.config, token), expiresAt: issued.value.expiresAt });
  });
}

async function addAdministrator(tx: Tx, { name, email }: { name: string; email: string }): Promise<string> {
  const personId = uuidv7();
  await tx.insertInto('identity.person').values({ id: personId, name, email }).execute();
  await tx
    .insertInto('identity.membership')
    .values({
      id: uuidv7(),
      person_id: personId,
      agency_id: await programOffice(tx),
      role: 'program administrator',
      every_site: true,
    })
    .execute();
  return personId;
}

async function programOffice(tx: Tx): Promise<string> {
  await tx
    .insertInto('identity.agency')
    .values({ id: uuidv7(), name: PROGRAM_OFFICE, kind: 'doj program office' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const office = await tx
    .selectFrom('identity.agency')
    .select('id')
    .where('name', '=', PROGRAM_OFFICE)
    .executeTakeFirstOrThrow();
  return office.id;
}
