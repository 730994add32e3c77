import { sql } from 'kysely';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { demoId } from '#demo/demo-id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue, type Outcome } from '#platform/outcome/outcome.ts';
import { draftAgreementIn } from './commands/draft-agreement.ts';
import { moveAgreementIn } from './commands/move-agreement.ts';
import { signAgreementIn } from './commands/sign-agreement.ts';
import { AgreementDraft, type AgreementDraftInput, type Line } from './contract.ts';
import { settleDates } from './watching/watch-dates.ts';

const police = demoId('agency philadelphiaPolice');
const prosecutor = demoId('agency philadelphiaProsecutor');
const atf = demoId('agency atf');

const signatories: Record<string, DemoRole> = {
  [police]: 'records-philadelphia-police',
  [prosecutor]: 'records-philadelphia-prosecutor',
  [atf]: 'records-philadelphia-atf',
};
const AUTHOR: DemoRole = 'detective-supervisor-philadelphia';
const REVIEWER: DemoRole = 'prosecution-supervisor-philadelphia';

type DemoAgreement = { draft: AgreementDraftInput; reached: 'legal review' | 'signed' };

/** Four demo agreements, plainly invented: two in force, one before the lawyers, one that has expired. */
export async function loadDemoAgreements(services: Services): Promise<void> {
  const isThere = await services.database.asSystem(
    'the demo asks whether it was loaded before',
    async (tx) => {
      const { rows } = await sql`select 1 from sharing.agreement where title like 'Demo: %' limit 1`.execute(
        tx,
      );
      return rows.length > 0;
    },
  );
  if (isThere) return;
  for (const agreement of demoAgreements(services.clock.now())) await load(services, agreement);
  await settleDates(services);
}

async function load({ database, clock }: Services, { draft, reached }: DemoAgreement): Promise<void> {
  const site = demoSites.philadelphia;
  const parsed = AgreementDraft.parse(draft);
  const as = <T>(role: DemoRole, work: (tx: Tx) => Promise<Outcome<T>>) =>
    database.as({ personId: demoPeople[role] }, async (tx) => expectValue(await work(tx)));
  const year = clock.now().getUTCFullYear();
  const { id } = await as(AUTHOR, (tx) => draftAgreementIn(tx, site, parsed, year));
  const target = { siteId: site.id, id };
  // The one that has expired was submitted before its end.
  const submittedAt = new Date(parsed.startsAt!);
  await as(AUTHOR, (tx) => moveAgreementIn(tx, target, { move: 'submit' }, submittedAt));
  if (reached === 'legal review') return;
  await as(REVIEWER, (tx) => moveAgreementIn(tx, target, { move: 'approve' }));
  for (const agencyId of parsed.partyIds)
    await as(signatories[agencyId]!, (tx) => signAgreementIn(tx, target, { agencyId }));
}

function demoAgreements(now: Date): DemoAgreement[] {
  const at = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
  const terms = 'A demo agreement between demo agencies. No real agency has signed it.';
  return [
    {
      reached: 'signed',
      draft: {
        title: 'Demo: complaints and charges of the year before',
        purposes: ['prosecution'],
        terms,
        startsAt: at(-730),
        endsAt: at(-365),
        partyIds: [police, prosecutor],
        lines: linesOf(police, prosecutor, { 'cases.complaint': ['core'] }),
      },
    },
    {
      reached: 'signed',
      draft: {
        title: 'Demo: from complaint to disposition',
        purposes: ['investigation', 'prosecution', 'court scheduling', 'measurement'],
        terms,
        includesJuveniles: true,
        retentionDays: 1825,
        startsAt: at(-365),
        endsAt: at(730),
        partyIds: [police, prosecutor],
        lines: [
          ...linesOf(police, prosecutor, {
            'cases.complaint': ['core', 'narrative', 'parties', 'evidence'],
            'cases.charges': ['core', 'parties'],
          }),
          ...linesOf(prosecutor, police, {
            'cases.referral': ['core', 'reasons'],
            'cases.charges': ['core', 'parties'],
            'cases.court': ['core'],
            'cases.federal': ['core'],
          }),
        ],
      },
    },
    {
      reached: 'signed',
      draft: {
        title: 'Demo: cases proposed for federal adoption',
        purposes: ['federal adoption'],
        terms,
        retentionDays: 365,
        startsAt: at(-180),
        endsAt: at(365),
        partyIds: [police, prosecutor, atf],
        lines: [
          ...linesOf(police, atf, { 'cases.complaint': ['core'], 'cases.federal': ['core'] }),
          ...linesOf(prosecutor, atf, { 'cases.federal': ['core'] }),
          ...linesOf(atf, prosecutor, { 'cases.federal': ['core'] }),
        ],
      },
    },
    {
      reached: 'legal review',
      draft: {
        title: 'Demo: court events for the field office',
        purposes: ['federal adoption', 'court scheduling'],
        terms,
        startsAt: at(14),
        endsAt: at(379),
        partyIds: [police, prosecutor, atf],
        lines: [
          ...linesOf(prosecutor, atf, { 'cases.court': ['core'], 'cases.charges': ['core'] }),
          ...linesOf(atf, police, { 'cases.federal': ['core'] }),
        ],
      },
    },
  ];
}

function linesOf(giverId: string, receiverId: string, classes: Record<string, readonly string[]>): Line[] {
  return Object.entries(classes).flatMap(([recordClass, fields]) =>
    fields.map((field) => ({ giverId, receiverId, recordClass, field })),
  );
}
