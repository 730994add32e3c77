import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import {
  aMemberOf,
  anAgreementInForce,
  everyFieldOf,
} from '#capabilities/sharing/testing/agreement-in-force.ts';
import { aSite, testApplication } from '#capabilities/testing/test-application.ts';
import type { Role } from '#platform/access/roles.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { type Recording, recordEventsIn } from '../commands/record-events.ts';
import type { EventInput } from '../legal-record/read-event.ts';
import { projectCases } from '../projection/project-cases.ts';

type Services = Awaited<ReturnType<typeof testApplication>>['services'];

/** A site whose police, prosecutor and federal agents share their cases with each other under one agreement. */
export async function caseWorld() {
  const application = await testApplication();
  const { services } = application;
  const site = await aSite(services, 'Testville');
  const elsewhere = await aSite(services, 'Elsewhere');
  const agencies = {
    police: await anAgency(services, 'police'),
    prosecutor: await anAgency(services, 'prosecutor'),
    court: await anAgency(services, 'court'),
    atf: await anAgency(services, 'atf'),
    otherPolice: await anAgency(services, 'police'),
  };
  const member = (role: Role, agency: keyof typeof agencies, at = site) =>
    aMemberOf(services, { role, agencyId: agencies[agency], siteId: at.id });
  const people = {
    detective: await member('detective', 'police'),
    detectiveSupervisor: await member('detective supervisor', 'police'),
    policeRecords: await member('records officer', 'police'),
    prosecutor: await member('prosecutor', 'prosecutor'),
    prosecutionSupervisor: await member('prosecution supervisor', 'prosecutor'),
    prosecutorRecords: await member('records officer', 'prosecutor'),
    agent: await member('federal agent', 'atf'),
    /** Police of the same site whose agency has signed nothing. */
    outsider: await member('detective', 'otherPolice'),
    /** A detective of another site. */
    stranger: await member('detective', 'police', elsewhere),
  };
  const { police, prosecutor, atf } = agencies;
  const agreementId = await anAgreement(services, site.id, [
    [police, prosecutor],
    [prosecutor, police],
    [police, atf],
    [prosecutor, atf],
    [atf, prosecutor],
  ]);
  /** Records as a person does, and derives what stands, as the route does. */
  const record = async (
    person: string,
    agencyId: string,
    events: readonly EventInput[],
    caseId?: string,
  ): Promise<string> => {
    const recording: Recording = {
      siteId: site.id,
      agencyId,
      events,
      ...(caseId ? { caseId } : { newCase: { openedOn: '2026-03-01' } }),
    };
    const outcome = await services.database.as({ personId: person }, (tx) => recordEventsIn(tx, recording));
    const recorded = expectValue(outcome);
    await projectCases(services, [recorded.caseId]);
    return recorded.caseId;
  };
  const at = (path: string) => `/api/sites/${site.slug}${path}`;
  return { ...application, site, elsewhere, agencies, people, agreementId, record, at };
}

export type CaseWorld = Awaited<ReturnType<typeof caseWorld>>;

export async function anAgency(services: Services, kind: string): Promise<string> {
  const id = uuidv7();
  await services.database.asSystem('an agency for a test', (tx) =>
    sql`insert into identity.agency (id, name, kind) values (${id}, ${`Test ${kind} ${id}`}, ${kind})`.execute(
      tx,
    ),
  );
  return id;
}

/** An agreement in force, each pair giving every shareable field of the case classes to the other. */
export async function anAgreement(
  services: Services,
  siteId: string,
  pairs: readonly (readonly [giver: string, receiver: string])[],
): Promise<string> {
  return anAgreementInForce(services, siteId, await everyFieldOf(services, pairs));
}
