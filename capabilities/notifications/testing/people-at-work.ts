import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { recordActionItemIn } from '#capabilities/meetings/server.ts';
import { capabilities } from '#capabilities/registry.ts';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import type { HeldClock } from '#platform/clock/clock.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveIn } from '#platform/workflow/move.ts';

export type PeopleAtWork = TestApplication & {
  clock: HeldClock;
  site: { id: string; slug: string };
  people: Record<'liaison' | 'coordinator' | 'stranger' | 'newcomer', string>;
  /** An action item that is its owner's alone. */
  anAction(ownerId: string, title: string, dueOn: string): Promise<string>;
  move(person: string, actionId: string, move: string, reason?: string): Promise<void>;
};

export const allWorkflows = capabilities.flatMap((capability) => capability.workflows ?? []);

/** A site with people who have come in before, and one who has not yet; mail that would have left is in `sent`. */
export async function peopleAtWork(): Promise<PeopleAtWork> {
  const application = await testApplication();
  const { services } = application;
  const site = await aSite(services);
  const elsewhere = await aSite(services, 'Elsewhere');
  const people = {
    liaison: await aPerson(services, 'liaison', [site]),
    coordinator: await aPerson(services, 'site coordinator', [site]),
    stranger: await aPerson(services, 'liaison', [elsewhere]),
    newcomer: await aPerson(services, 'site executive', [site]),
  };
  for (const person of [people.liaison, people.coordinator, people.stranger])
    await comesIn(application, person);
  return {
    ...application,
    clock: services.clock as HeldClock,
    site,
    people,
    anAction: async (ownerId, title, dueOn) => {
      const made = await services.database.as({ personId: people.coordinator }, (tx) =>
        recordActionItemIn(tx, { siteId: site.id, title, ownerId, dueOn, origin: null }),
      );
      return expectValue(made).id;
    },
    move: (person, actionId, move, reason) => moveAction(application, person, actionId, move, reason),
  };
}

async function comesIn({ services }: TestApplication, personId: string): Promise<void> {
  await services.database.asSystem('a person has come in', (tx) =>
    sql`insert into identity.session (id, person_id, token_hash, stage, device, started_at, seen_at, ends_at)
      values (${uuidv7()}, ${personId}, ${personId.replaceAll('-', '').padEnd(64, '0')}, 'open', 'A browser', now(), now(), now())`.execute(
      tx,
    ),
  );
}

async function moveAction(
  { services }: TestApplication,
  personId: string,
  id: string,
  move: string,
  reason?: string,
): Promise<void> {
  const workflow = allWorkflows.find(({ name }) => name === 'action-item')!;
  expectValue(await services.database.as({ personId }, (tx) => moveIn(tx, workflow, { id, move, reason })));
}
