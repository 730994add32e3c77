import { sql } from 'kysely';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { demoId } from '#demo/demo-id.ts';
import { addDays, type Day, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveRequestIn } from './commands/move-request.ts';
import { receiveRequestIn } from './commands/receive-request.ts';
import type { RequestDraft, RequestMove } from './contract.ts';

const site = demoSites.philadelphia;
const police = demoId('agency philadelphiaPolice');
const prosecutor = demoId('agency philadelphiaProsecutor');

type Story = {
  draft: Omit<RequestDraft, 'agencyId' | 'receivedOn' | 'contact'>;
  daysAgo: number;
  moves: readonly { by: DemoRole; order: RequestMove }[];
};
const by = 'records-philadelphia-police' as const;
const takenUp = { by, order: { move: 'take-up' } } as const;

const stories: readonly Story[] = [
  {
    draft: {
      title: 'Demo: number of complaints by district, 2024',
      asked: 'How many complaints were opened in each district in 2024? (Made up for the demo.)',
      requester: 'Demo Newsroom',
      requesterKind: 'news media',
    },
    daysAgo: 1,
    moves: [],
  },
  {
    draft: {
      title: 'Demo: the report of a burglary',
      asked: 'A copy of the report that was taken at the demo address. (Made up for the demo.)',
      requester: 'Demo Person One',
      requesterKind: 'subject of the record',
    },
    daysAgo: 3,
    moves: [takenUp],
  },
  {
    draft: {
      title: 'Demo: training records on evidence',
      asked: 'The training records of the evidence unit. (Made up for the demo.)',
      requester: 'Demo Attorney',
      requesterKind: 'attorney',
    },
    daysAgo: 20,
    moves: [
      takenUp,
      {
        by,
        order: {
          ...{ move: 'answer-in-part', given: 'Demo: twelve pages of course dates and hours.' },
          ...{ recordCount: 12, recordIds: [] },
          because: 'The pages name home addresses, which the law lets an agency leave out.',
          citation: '65 P.S. § 67.708(b)(6)',
          redactions: [
            { place: 'Pages 3 to 5', what: 'Home addresses', citation: '65 P.S. § 67.708(b)(6)' },
            { place: 'Page 9', what: 'An employee number', citation: '65 P.S. § 67.708(b)(6)' },
          ],
        },
      },
    ],
  },
  {
    draft: {
      title: 'Demo: the file of an open investigation',
      asked: 'Everything on the demo investigation. (Made up for the demo.)',
      requester: 'Demo Person Two',
      requesterKind: 'public',
    },
    daysAgo: 30,
    moves: [
      takenUp,
      {
        by,
        order: {
          ...{ move: 'deny', citation: '65 P.S. § 67.708(b)(16)' },
          because: 'The demo investigation is open, and its file is a record of it.',
        },
      },
      {
        by,
        order: { move: 'complain', complaint: 'Demo: at least the date of the report should be given out.' },
      },
    ],
  },
];

/** Requests that nobody made, and lines of what left that are plainly of the demo. */
export async function loadDemoDisclosures({ database, clock }: Services): Promise<void> {
  const today = dayIn('America/New_York', clock.now());
  const known = await database.asSystem('the demo asks which requests it loaded before', async (tx) => {
    await insertLines(tx);
    const { rows } = await sql<{ title: string }>`
      select title from sharing.records_request where agency_id = ${police} and title like 'Demo:%'`.execute(
      tx,
    );
    return new Set(rows.map(({ title }) => title));
  });
  for (const story of stories) if (!known.has(story.draft.title)) await tell(database, story, today);
}

async function tell(database: Services['database'], story: Story, today: Day): Promise<void> {
  const as = <T>(role: DemoRole, work: (tx: Tx) => Promise<T>) =>
    database.as({ personId: demoPeople[role] }, work);
  const receivedOn = addDays(today, -story.daysAgo);
  const draft = { ...story.draft, agencyId: police, contact: 'made-up@example.org', receivedOn };
  const { id } = await as(by, async (tx) => expectValue(await receiveRequestIn(tx, site, draft, today)));
  for (const { by: role, order } of story.moves) {
    await as(role, async (tx) =>
      expectValue(await moveRequestIn(tx, { siteId: site.id, id }, order, addDays(receivedOn, 4))),
    );
  }
}

/** One export of the police's own rows, and one by the prosecutor where an agreement of the demo opens them. */
async function insertLines(tx: Tx): Promise<void> {
  const person = demoPeople['prosecutor-philadelphia'];
  await sql`
    insert into sharing.disclosure
      (id, site_id, agency_id, at, kind, by_person_id, recipient, recipient_agency_id, record_class, fields, what,
       purpose, basis, record_count, records_hash)
    values (${demoId('disclosure own')}, ${site.id}, ${police}, now() - interval '9 days', 'export',
      ${demoPeople['detective-philadelphia']}, 'Demo Philadelphia Police', ${police}, 'cases.complaint', '{core}',
      'Demo: complaints of the last month as a table', 'Weekly review', 'own records', 41,
      sharing.hash_of_ids('{}'))
    on conflict do nothing`.execute(tx);
  await sql`
    insert into sharing.disclosure
      (id, site_id, agency_id, at, kind, by_person_id, recipient, recipient_agency_id, record_class, fields, what,
       purpose, basis, agreement_id, record_count, records_hash)
    select ${demoId('disclosure agreement')}, ${site.id}, ${police}, now() - interval '2 days', 'export', ${person},
      'Demo Philadelphia Prosecutor', ${prosecutor}, s.record_class, '{core}',
      'Demo: complaints that were referred, as a table', 'Screening', 'agreement', s.agreement_id, 18,
      sharing.hash_of_ids('{}')
    from sharing.share s
    join sharing.agreement a on a.id = s.agreement_id and a.state = 'in force'
    where s.site_id = ${site.id} and s.giver_agency_id = ${police} and s.receiver_agency_id = ${prosecutor}
      and s.record_class = 'cases.complaint' and s.field = 'core'
    limit 1
    on conflict do nothing`.execute(tx);
}
