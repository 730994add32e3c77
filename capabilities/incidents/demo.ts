import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { demoSites } from '#capabilities/program/server.ts';
import { demoId } from '#demo/demo-id.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { acceptImportIn } from './commands/accept-import.ts';
import { addFlagRuleIn } from './commands/add-flag-rule.ts';
import { keepUpload } from './commands/keep-upload.ts';
import { openSourceIn } from './commands/open-source.ts';
import { startImportIn } from './commands/start-import.ts';
import type { FlagRuleDraft, SourceDraft } from './contract.ts';
import { readToTheEnd } from './importing/read-to-the-end.ts';

type DemoSource = {
  site: { id: string; slug: string };
  sourceId: string;
  extract: string;
  draft: SourceDraft;
  rules: FlagRuleDraft[];
};

const columnsInCommon = {
  reportNumber: 'report_number',
  race: 'race',
  sex: 'sex',
  degrees: { longitude: 'longitude', latitude: 'latitude' },
};

const philadelphia: DemoSource = {
  site: demoSites.philadelphia,
  sourceId: demoId('source philadelphia shooting victims'),
  extract: 'philadelphia',
  draft: {
    name: 'Shooting victims',
    layer: 'confirmed_shooting',
    mode: 'full_extract',
    grouping: { metres: 25, minutes: 60 },
    mapping: {
      ...columnsInCommon,
      // One victim of 2016 is timed within the hour that daylight saving skipped: clearly 3:58, and not a reason to lose a shooting.
      occurred: {
        column: 'occurred_local',
        timeColumn: null,
        order: 'year-first',
        skippedTimes: 'move-forward',
      },
      outcome: { column: 'fatal', values: { true: 'fatal', false: 'nonfatal' } },
      projected: null,
      block: 'block',
      district: 'district',
      age: 'age',
      ageGroup: null,
      missingValues: [],
    },
  },
  rules: [
    {
      field: 'reportNumber',
      operator: 'digits-exactly',
      values: ['4'],
      effect: 'exclude',
      reason:
        'Four-digit numbers, always without age and timed at midnight, look like officer-involved shootings. Inferred: the file does not say so.',
    },
    {
      field: 'block',
      operator: 'one-of',
      values: ['3400 N BROAD ST', '5500 OLD YORK RD', '3800 FILBERT ST'],
      effect: 'flag',
      reason: 'Hospital addresses where wounded people walked in: the shooting happened elsewhere.',
    },
  ],
};

const newYork: DemoSource = {
  site: demoSites.newYork,
  sourceId: demoId('source new york shooting victims'),
  extract: 'new-york',
  draft: {
    ...philadelphia.draft,
    mapping: {
      ...columnsInCommon,
      occurred: {
        column: 'occurred_local',
        timeColumn: null,
        order: 'year-first',
        skippedTimes: 'set-aside',
      },
      outcome: { column: 'murder', values: { true: 'fatal', Y: 'fatal', false: 'nonfatal', N: 'nonfatal' } },
      projected: { x: 'x_feet', y: 'y_feet', crs: 'EPSG:2263' },
      block: null,
      district: 'precinct',
      age: null,
      ageGroup: 'age_group',
      missingValues: ['(null)', 'UNKNOWN'],
    },
  },
  rules: [],
};

const extracts = join(import.meta.dirname, '../../demo/extracts');

/** Two cities' shootings come in as any file does: kept, read, checked and accepted by the demo analyst. */
export async function loadDemoIncidents(services: Services): Promise<void> {
  for (const demo of [philadelphia, newYork]) {
    const standing = await standingOf(services, demo);
    if (!standing.hasData) await loadSource(services, demo, standing);
  }
}

async function loadSource(services: Services, demo: DemoSource, standing: Standing): Promise<void> {
  const asker = { personId: await demoAnalystOf(services, demo.site.id) };
  if (!standing.isOpen) await services.database.as(asker, (tx) => openWithRules(tx, demo));
  // A start that was killed half-way left an import: it is taken up again, not begun twice.
  const importId = standing.openImportId ?? (await startImport(services, asker, demo));
  await readToTheEnd(services, importId);
  expectValue(await services.database.as(asker, (tx) => acceptImportIn(tx, importId)));
}

async function startImport(
  services: Services,
  asker: { personId: string },
  demo: DemoSource,
): Promise<string> {
  const { database, clock } = services;
  const { snapshotDate } = await provenanceOf(demo);
  const content = createReadStream(join(extracts, demo.extract, 'shooting-victims.csv.gz'));
  const upload = { fileName: `${demo.extract}-shooting-victims.csv.gz`, content };
  const kept = expectValue(await keepUpload(services, asker, demo.site.id, upload));
  const request = { sourceId: demo.sourceId, uploadId: kept.id, snapshotDate };
  return expectValue(await database.as(asker, (tx) => startImportIn(tx, demo.site.id, request, clock.now())))
    .id;
}

type Provenance = {
  snapshotDate: string;
  source: { upstream: string; repository: string; licence: string; commit: string };
};

async function provenanceOf({ extract }: DemoSource): Promise<Provenance> {
  return JSON.parse(await readFile(join(extracts, extract, 'provenance.json'), 'utf8'));
}

async function openWithRules(tx: Parameters<typeof openSourceIn>[0], demo: DemoSource): Promise<void> {
  const { upstream, repository, licence, commit } = (await provenanceOf(demo)).source;
  const origin = { publisher: upstream, address: repository, licence, edition: commit };
  expectValue(await openSourceIn(tx, demo.site.id, { ...demo.draft, origin }, demo.sourceId));
  for (const rule of demo.rules) expectValue(await addFlagRuleIn(tx, demo.site.id, demo.sourceId, rule));
}

type Standing = { isOpen: boolean; hasData: boolean; openImportId: string | null };

async function standingOf({ database }: Services, demo: DemoSource): Promise<Standing> {
  return database.asSystem('the demo asks whether it was loaded before', async (tx) => {
    const { rows } = await sql<{ current_version: number; open_import_id: string | null }>`
      select source.current_version, import.id as open_import_id
      from incidents.source source
      left join incidents.import import
        on import.source_id = source.id and import.state in ('received', 'reading', 'checked')
      where source.id = ${demo.sourceId}`.execute(tx);
    const source = rows[0];
    return {
      isOpen: source !== undefined,
      hasData: (source?.current_version ?? 0) > 0,
      openImportId: source?.open_import_id ?? null,
    };
  });
}

/** The demo world of identity names its people; data are brought in by whoever is the crime analyst of the site. */
async function demoAnalystOf({ database }: Services, siteId: string): Promise<string> {
  return database.asSystem('the demo looks up its analyst', async (tx) => {
    const { rows } = await sql<{ person_id: string }>`
      select membership.person_id
      from identity.membership membership
      join identity.person person on person.id = membership.person_id
      left join identity.membership_site site on site.membership_id = membership.id
      where membership.role = 'crime analyst' and person.is_demo
        and (membership.every_site or site.site_id = ${siteId})
      order by membership.person_id
      limit 1`.execute(tx);
    if (!rows[0])
      throw new Error('The demo world has no crime analyst for the site; identity loads before incidents.');
    return rows[0].person_id;
  });
}
