import { capabilities } from '#capabilities/registry.ts';
import { aPerson, aSite, testApplication } from '#capabilities/testing/test-application.ts';
import type { DesignDraftInput } from '../contract.ts';

/** The clock of a test stands at 2026-11-24; the database’s own runs on. */
export const aDesign: DesignDraftInput = {
  title: 'Street lighting in two districts',
  question: 'Did the new street lights lower shootings in the two districts?',
  measure: 'New street lights on 40 blocks of the districts 22 and 39, by the streets department.',
  launchOn: '2027-01-01',
  method: 'displacement-difference',
  outcome: 'shooting',
  before: { from: '2026-01-01', to: '2026-12-31' },
  after: { from: '2027-01-01', to: '2027-12-31' },
  areas: { treated: ['22', '39'], comparison: ['25', '35'] },
  interimLooks: 1,
  cannotShow: 'It can’t show whether fewer people walk there at night.',
};

/** A site and its people, as tests of this capability need them. */
export async function aPartnership() {
  const application = await testApplication(capabilities);
  const { services } = application;
  const site = await aSite(services, 'Testville');
  const elsewhere = await aSite(services, 'Elsewhere');
  const people = {
    analyst: await aPerson(services, 'crime analyst', [site]),
    colleague: await aPerson(services, 'crime analyst', [site]),
    executive: await aPerson(services, 'site executive', [site]),
    liaison: await aPerson(services, 'liaison', [site]),
    detective: await aPerson(services, 'detective', [site]),
    stranger: await aPerson(services, 'crime analyst', [elsewhere]),
  };
  const at = (path: string) => `/api/sites/${site.slug}${path}`;
  const draft = async (changes: Partial<DesignDraftInput> = {}) => {
    const reply = await application.call(people.analyst, 'POST', at('/evaluations'), {
      ...aDesign,
      ...changes,
    });
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body as { id: string; number: string };
  };
  const move = (person: string, id: string, name: string, reason?: string) =>
    application.call(person, 'POST', at(`/evaluations/${id}/moves`), {
      move: name,
      ...(reason ? { reason } : {}),
    });
  const registered = async (changes: Partial<DesignDraftInput> = {}) => {
    const design = await draft(changes);
    await move(people.analyst, design.id, 'submit');
    const reply = await move(people.colleague, design.id, 'register');
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    return reply.body;
  };
  return { ...application, site, elsewhere, people, at, draft, move, registered };
}

export type Partnership = Awaited<ReturnType<typeof aPartnership>>;
