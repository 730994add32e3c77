import { sql } from 'kysely';
import { demoSites } from '#capabilities/program/server.ts';
import { demoId } from '#demo/demo-id.ts';
import type { Services } from '#platform/http/capability.ts';

/** The agency of the demo's provider and advisor, and a second one that nobody works for. */
const agencies = {
  first: demoId('agency assistanceProvider'),
  second: demoId('agency secondAssistanceProvider'),
};
export const demoProviders = {
  first: demoId('provider assistanceProvider'),
  second: demoId('provider secondAssistanceProvider'),
};

const evidence = 'Demo evidence: nothing of this was done, and no real agency is meant.';
const expertise = [
  ['first', 'investigations', 'deep'],
  ['first', 'gun-violence', 'solid'],
  ['first', 'crime-analysis', 'some'],
  ['second', 'crime-analysis', 'deep'],
  ['second', 'technology', 'solid'],
  ['second', 'gun-violence', 'some'],
] as const;

/** Two providers that are plainly made up, one of them with a conflict of interest at one of the demo’s sites. */
export async function loadDemoProviders({ database }: Services): Promise<void> {
  await database.asSystem('the demo’s providers of assistance are loaded at start', async (tx) => {
    await sql`insert into identity.agency (id, name, kind, is_demo)
      values (${agencies.second}, 'Demo Second TTA Provider', 'tta provider', true)
      on conflict do nothing`.execute(tx);
    await sql`insert into assistance.provider (id, agency_id, name, summary, capacity)
      values
        (${demoProviders.first}, ${agencies.first}, 'Demo TTA Provider',
          'A made-up provider that helps the demo’s sites to investigate shootings.', 4),
        (${demoProviders.second}, ${agencies.second}, 'Demo Second TTA Provider',
          'A made-up provider that helps with data and technology.', 2)
      on conflict do nothing`.execute(tx);
    const rows = expertise.map(([provider, coreArea, level]) => ({
      provider: demoProviders[provider],
      coreArea,
      level,
    }));
    await sql`insert into assistance.provider_expertise (provider_id, core_area, level, evidence)
      select e.provider, e."coreArea", e.level, ${evidence}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (provider uuid, "coreArea" text, level text)
      on conflict do nothing`.execute(tx);
    await sql`insert into assistance.provider_conflict (id, site_id, provider_id, reason)
      values (${demoId('conflict of the second provider')}, ${demoSites.newYork.id}, ${demoProviders.second},
        'Demo conflict: it pretends to sell software to the police of this site.')
      on conflict do nothing`.execute(tx);
  });
}
