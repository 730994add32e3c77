import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { demoPeople } from '#capabilities/identity/server.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { applyImportIn } from './commands/apply-import.ts';
import { checkImportIn } from './commands/check-import.ts';
import { receiveFile } from './commands/receive-file.ts';
import type { ImportKind } from './contract.ts';
import { findImport } from './queries/find-import.ts';

const pastRequests = `Request number,Site,Title,Core area,Priority,Status,Request date,Acknowledged,Matched,First delivery,Closed
DEMO-101,philadelphia-pa,Demo: map where shootings gather,Crime Analysis,routine,closed,2022-03-07,2022-03-09,2022-03-21,2022-04-11,2022-06-30
DEMO-117,philadelphia-pa,Demo: learn how another city reviews nonfatal shootings,Gun Violence,expedited,closed,2023-01-17,2023-01-18,2023-01-30,2023-02-13,2023-05-12
DEMO-131,philadelphia-pa,Demo: train outreach workers,Community Engagement,routine,withdrawn,2023-09-05,2023-09-08,,,2023-10-02
DEMO-102,new-york-ny,Demo: compare two periods honestly,Crime Analysis,routine,closed,2023-04-10,2023-04-12,2023-04-24,2023-05-15,2023-07-28
`;

const people = `Full name,E-mail,Organization,Role,Site
Demo new coordinator,new-coordinator@demo.example,Demo New York Police,Site coordinator,new-york-ny
Demo new analyst,new-analyst@demo.example,Demo New York Police,Crime analyst,new-york-ny
Demo person without a role,no-role@demo.example,Demo New York Police,Wizard,new-york-ny
`;

/** Requests of years ago that were brought in, and a list of people that was checked and waits to be applied. */
export async function loadDemoImports(services: Services): Promise<void> {
  const asker = { personId: demoPeople['program-administrator'] };
  const isThere = await services.database.as(asker, async (tx) => {
    const { rows } = await sql`select 1 from onboarding.import limit 1`.execute(tx);
    return rows.length > 0;
  });
  if (isThere) return;
  const bring = async (kind: ImportKind, fileName: string, text: string) => {
    const content = Readable.from([Buffer.from(text)]);
    const { id } = expectValue(await receiveFile(services, asker, { kind, fileName, content }));
    await services.database.as(asker, (tx) => checkAsProposed(tx, services, id));
    return id;
  };
  const requests = await bring('requests', 'demo-requests-before.csv', pastRequests);
  await services.database.as(asker, async (tx) => expectValue(await applyImportIn(tx, services, requests)));
  await bring('people', 'demo-people.csv', people);
}

async function checkAsProposed(tx: Tx, services: Services, id: string): Promise<void> {
  const { mapping, dateOrder } = (await findImport(tx, id))!;
  expectValue(await checkImportIn(tx, services, id, { mapping, dateOrder }));
}
