import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import { Publication, PublishableFinding, type PublishableFindingInput } from '../contract.ts';
import { failWith } from '../errors.ts';
import { findSiteToPublish, type SiteToPublish } from '../queries/find-site-to-publish.ts';
import { publicationWorkflow } from '../states.ts';
import type { Ledger } from '../suppression/ledger.ts';
import { suppressionRules } from '../suppression/rules.ts';
import { type Suppressed, suppressFinding } from '../suppression/suppress-finding.ts';
import { siteOutline } from './site-outline.ts';

export type Published = { number: string; version: number };

/**
 * Freezes a finding for the public: what may be shown of it, with its method and its data, as the next version of
 * its number. Refuses what would give a small count away. The same finding again changes nothing.
 */
export async function publishFindingIn(
  tx: Tx,
  input: PublishableFindingInput,
  publishedAt: Date,
): Promise<Outcome<Published>> {
  const parsed = PublishableFinding.safeParse(input);
  if (!parsed.success) return failWith('publishing.not-understood', problemOf(parsed.error));
  const finding = parsed.data;
  // Two publications at once must each see what the other tells: their order is the site's.
  const site = await findSiteToPublish(tx, finding.siteId);
  const suppressed = suppressFinding(finding, await earlierLedgers(tx, site.id));
  if (suppressed.toldInWords)
    return failWith('publishing.statement-tells', { figure: suppressed.toldInWords });
  if (suppressed.unprotected.length > 0) {
    return failWith('publishing.discloses', { where: suppressed.unprotected.slice(0, 3).join('; ') });
  }
  const latest = await latestVersion(tx, finding.number);
  const version = (latest?.version ?? 0) + 1;
  const snapshot = snapshotOf(finding, site, suppressed, { version, publishedAt });
  if (latest?.state === 'published' && sameContent(latest.snapshot, snapshot)) {
    return succeed({ number: finding.number, version: latest.version });
  }
  await keep(tx, finding, snapshot, suppressed.ledgers);
  return succeed({ number: finding.number, version });
}

function problemOf(error: { issues: { path: PropertyKey[]; message: string }[] }) {
  const [issue] = error.issues;
  return { field: issue?.path.join('.') || 'finding', problem: issue?.message ?? 'can’t be read' };
}

async function earlierLedgers(tx: Tx, siteId: string): Promise<Ledger[]> {
  const { rows } = await sql<{ ledgers: Ledger[] }>`
    select ledgers from publishing.sign_off where site_id = ${siteId} order by id`.execute(tx);
  return rows.flatMap(({ ledgers }) => ledgers);
}

async function latestVersion(tx: Tx, number: string) {
  const { rows } = await sql<{ version: number; state: string; snapshot: Publication }>`
    select version, state, snapshot from publishing.publication
    where number = ${number} order by version desc limit 1`.execute(tx);
  return rows[0];
}

function snapshotOf(
  finding: PublishableFinding,
  site: SiteToPublish,
  { figures, exhibits, suppressed }: Suppressed,
  { version, publishedAt }: { version: number; publishedAt: Date },
): Publication {
  return Publication.parse({
    number: finding.number,
    version,
    site: { slug: site.slug, name: site.name, state: site.state, demo: site.demo },
    statement: finding.statement,
    question: finding.question,
    summary: finding.summary,
    figures,
    exhibits: exhibits.map((exhibit) =>
      exhibit.kind === 'grid' ? { ...exhibit, outline: siteOutline(site.boundary, exhibit.grid) } : exhibit,
    ),
    method: finding.method,
    data: finding.data,
    suppression: { smallestShown: suppressionRules.smallestShown, suppressed },
    approvedAt: finding.approvedAt,
    publishedAt: publishedAt.toISOString(),
  });
}

/** The stored one comes back with its keys in another order. */
function sameContent(stored: Publication, fresh: Publication): boolean {
  const content = (one: Publication) => canonical({ ...one, version: 0, publishedAt: '', approvedAt: '' });
  return content(Publication.parse(stored)) === content(fresh);
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

async function keep(
  tx: Tx,
  finding: PublishableFinding,
  snapshot: Publication,
  ledgers: Ledger[],
): Promise<void> {
  const id = uuidv7();
  const { siteId, number } = finding;
  const hash = createHash('sha256').update(canonical(snapshot)).digest('hex');
  await sql`insert into publishing.publication
      (id, site_id, number, version, finding_id, published_at, statement, question, snapshot, content_hash)
    values (${id}, ${siteId}, ${number}, ${snapshot.version}, ${finding.id}, ${snapshot.publishedAt},
      ${snapshot.statement}, ${snapshot.question}, ${JSON.stringify(snapshot)}, ${hash})`.execute(tx);
  await sql`insert into publishing.sign_off (id, site_id, author_id, approved_by, published_by, ledgers)
    values (${id}, ${siteId}, ${finding.authorId}, ${finding.approvedBy}, ${finding.publishedBy},
      ${JSON.stringify(ledgers)})`.execute(tx);
  await recordCreation(tx, publicationWorkflow, { id, siteId });
  await emitIn(tx, {
    kind: 'publishing.published',
    siteId,
    subject: { table: 'publishing.publication', id },
    permission: 'publishing.read',
    payload: { number, version: snapshot.version },
  });
}
