import { aPerson, aSite, type Reply, testApplication } from '#capabilities/testing/test-application.ts';
import type { ActionItemDraftInput, MeetingDraftInput } from '../contract.ts';

/** The clock of a test stands at ten in the morning of Tuesday, November 24, 2026, in Testville. */
export const aMeeting: MeetingDraftInput = {
  title: 'Site team',
  purpose: 'What waits on whom.',
  day: '2026-11-24',
  time: '09:00',
  minutes: 45,
  place: 'City Hall, room 201',
};

/** A site, its team, and those who have no business there. */
export async function aSiteTeam() {
  const application = await testApplication();
  const { services } = application;
  const site = await aSite(services, 'Testville');
  const elsewhere = await aSite(services, 'Elsewhere');
  const people = {
    coordinator: await aPerson(services, 'site coordinator', [site]),
    liaison: await aPerson(services, 'liaison', [site]),
    analyst: await aPerson(services, 'crime analyst', [site]),
    provider: await aPerson(services, 'tta provider', [site]),
    auditor: await aPerson(services, 'auditor', [site]),
    dispatcher: await aPerson(services, 'dispatcher', [site]),
    champion: await aPerson(services, 'champion'),
    stranger: await aPerson(services, 'site coordinator', [elsewhere]),
  };
  const at = (path: string) => `/api/sites/${site.slug}${path}`;
  const must = async (reply: Promise<Reply>): Promise<Reply['body']> => {
    const { status, body } = await reply;
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body;
  };
  const call = (by: string, draft: Partial<MeetingDraftInput> = {}) =>
    must(application.call(by, 'POST', at('/meetings'), { ...aMeeting, ...draft }));
  const action = (by: string, draft: Partial<ActionItemDraftInput> = {}) =>
    must(
      application.call(by, 'POST', at('/actions'), {
        ...{ title: 'Send the list of open cases', dueOn: '2026-12-01' },
        ...draft,
      }),
    );
  return { ...application, site, elsewhere, people, at, must, calls: call, records: action };
}

export type SiteTeam = Awaited<ReturnType<typeof aSiteTeam>>;
