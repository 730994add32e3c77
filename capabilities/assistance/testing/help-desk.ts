import type { sql } from 'kysely';
import { capabilities } from '#capabilities/registry.ts';
import { aPerson, aSite, testApplication } from '#capabilities/testing/test-application.ts';
import type { HeldClock } from '#platform/clock/clock.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveRequestIn } from '../commands/move-request.ts';
import type { RequestText } from '../contract.ts';
import type { RequestMove } from '../states.ts';
import { watchClocks } from '../watching/watch-clocks.ts';

export const aRequest: Partial<RequestText> & { title: string } = {
  title: 'Help with a nonfatal-shooting team',
  problem: 'Nonfatal shootings are seldom cleared: nobody but patrol looks at most of them.',
  wantedOutcome: 'A team that investigates every nonfatal shooting as if the person had died.',
  primaryCoreArea: 'investigations',
  coreAreas: ['gun-violence'],
  urgency: 'expedited',
  intensity: 'information',
};

const MULTIPART = '----letter';
export const aLetter = '%PDF-1.7\nA letter of support, for a test.\n';

/** A site and the people around its requests. The clock stands at 10:00 on Tuesday, 2026-11-24, in New York. */
export async function aHelpDesk() {
  const application = await testApplication(capabilities);
  const { services } = application;
  const site = await aSite(services, 'Testville');
  const elsewhere = await aSite(services, 'Elsewhere');
  const people = {
    coordinator: await aPerson(services, 'site coordinator', [site]),
    executive: await aPerson(services, 'site executive', [site]),
    analyst: await aPerson(services, 'crime analyst', [site]),
    liaison: await aPerson(services, 'liaison', [site, elsewhere]),
    colleague: await aPerson(services, 'liaison', [site]),
    advisor: await aPerson(services, 'advisor', [site]),
    provider: await aPerson(services, 'tta provider', [site]),
    champion: await aPerson(services, 'champion'),
    administrator: await aPerson(services, 'program administrator'),
    communications: await aPerson(services, 'communications officer', [site]),
    auditor: await aPerson(services, 'auditor'),
    detective: await aPerson(services, 'detective', [site]),
    stranger: await aPerson(services, 'site coordinator', [elsewhere]),
  };
  const at = (path: string) => `/api/sites/${site.slug}/assistance${path}`;
  const act = (person: string, id: string, name: string, body: object = {}) =>
    application.call(person, 'POST', at(`/${id}/${name}`), body);
  const move = (person: string, id: string, name: string, more: object = {}) =>
    act(person, id, 'moves', { move: name, ...more });
  const draft = async (changes: Partial<RequestText> = {}) => {
    const reply = await application.call(people.coordinator, 'POST', at(''), { ...aRequest, ...changes });
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body as { id: string; number: string; revision: number };
  };
  const submitted = async (changes: Partial<RequestText> = {}) => {
    const request = await draft(changes);
    const reply = await move(people.coordinator, request.id, 'submit');
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    return reply.body;
  };
  const sendLetter = (person: string, id: string, content = aLetter) =>
    application.app.inject({
      method: 'POST',
      url: at(`/${id}/letter`),
      headers: {
        'x-psp-csrf': '1',
        'x-test-person': person,
        'content-type': `multipart/form-data; boundary=${MULTIPART}`,
      },
      payload: `--${MULTIPART}\r\ncontent-disposition: form-data; name="file"; filename="letter.pdf"\r\n\r\n${content}\r\n--${MULTIPART}--\r\n`,
    });
  /** The steps that follow from offers, a work plan and the first activity. */
  const throughDelivery = async (id: string, until: RequestMove = 'begin') => {
    const steps: [RequestMove, string, string?][] = [
      ['take-on', people.provider, people.provider],
      ['scope', people.provider],
      ['approve', people.champion],
      ['begin', people.provider],
    ];
    for (const [name, person, ownerId] of steps) {
      await services.database.as({ personId: person }, async (tx) =>
        expectValue(
          await moveRequestIn(tx, { siteId: site.id, id }, { move: name, ownerId }, services.clock.now()),
        ),
      );
      if (name === until) return;
    }
  };
  return {
    ...application,
    throughDelivery,
    ...{ site, elsewhere, people, at, act, move, draft, submitted, sendLetter },
    get: async (person: string, id: string) => (await application.call(person, 'GET', at(`/${id}`))).body,
    /** Time passes, and the clocks are looked at. */
    passes: async (until: string) => {
      (services.clock as HeldClock).set(new Date(until));
      await watchClocks(services.database, new Date(until));
    },
    asPerson: (personId: string | null, query: ReturnType<typeof sql>) =>
      services.database.as({ personId }, (tx) => query.execute(tx)),
    asSystem: <T>(query: ReturnType<typeof sql<T>>) =>
      services.database.asSystem('a test looks', async (tx) => (await query.execute(tx)).rows as T[]),
  };
}

export type HelpDesk = Awaited<ReturnType<typeof aHelpDesk>>;
