import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { recordCreation } from '#platform/workflow/move.ts';
import { askFirst } from '../../caution/ask-first.ts';
import { isCoreArea } from '../../communities/list-communities.ts';
import { failWith } from '../../errors.ts';
import { resourceWorkflow } from '../../states.ts';
import { tellIn } from '../../tell.ts';
import type { ResourceChange, ResourceDraft } from '../contract.ts';

/** Proposes a resource that the library does not have; a second person lists it. */
export async function proposeResourceIn(
  tx: Tx,
  draft: ResourceDraft,
  year: number,
): Promise<Outcome<{ id: string }>> {
  const fault = await faultOf(tx, draft);
  if (fault) return fault;
  const resourceId = uuidv7();
  const number = await nextNumber(tx, 'LIB', year);
  await sql`insert into community.resource (id, number) values (${resourceId}, ${number})`.execute(tx);
  return writeVersionIn(tx, { resourceId, number, version: 1 }, draft);
}

/** A correction or a newer edition: reviewed anew, while the listed version stays in place. */
export async function proposeVersionIn(
  tx: Tx,
  versionId: string,
  draft: ResourceDraft,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ resourceId: string; number: string; latest: number; isOpen: boolean }>`
    select v.resource_id as "resourceId", v.number, latest.version as latest, latest.is_open as "isOpen"
    from community.resource_version v
    cross join lateral community.versions_of(v.resource_id) latest
    where v.id = ${versionId} and v.state in ('listed', 'retired')`.execute(tx);
  const known = rows[0];
  if (!known) return failWith('community.not-found', {});
  if (known.isOpen) return failWith('community.version-in-review', {});
  const fault = await faultOf(tx, draft);
  if (fault) return fault;
  const { resourceId, number, latest } = known;
  return writeVersionIn(tx, { resourceId, number, version: latest + 1 }, draft);
}

/** Its proposer changes a version while it is in review or was returned. */
export async function changeResourceIn(
  tx: Tx,
  id: string,
  change: ResourceChange,
): Promise<Outcome<{ id: string }>> {
  const { rows } = await sql<{ state: string; isMine: boolean; revision: number }>`
    select state, proposed_by = access.person_id() as "isMine", revision
    from community.resource_version where id = ${id}`.execute(tx);
  const held = rows[0];
  if (!held) return failWith('community.not-found', {});
  if (!held.isMine) return failWith('community.not-author', {});
  if (held.revision !== change.revision || !['proposed', 'returned'].includes(held.state))
    return failWith('community.changed-meanwhile', {});
  const fault = await faultOf(tx, change);
  if (fault) return fault;
  await sql`update community.resource_version set
      title = ${change.title}, summary = ${change.summary}, kind = ${change.kind}, core_areas = ${change.coreAreas},
      source = ${change.source}, year = ${change.year}, licence_note = ${change.licenceNote},
      evidence = ${change.evidence}, evidence_source = ${change.evidenceSource}, url = ${change.url},
      upload_id = ${change.uploadId}, what_changed = ${change.whatChanged}, revision = revision + 1
    where id = ${id}`.execute(tx);
  await tellIn(tx, 'community.resource-changed', id);
  return succeed({ id });
}

async function writeVersionIn(
  tx: Tx,
  of: { resourceId: string; number: string; version: number },
  draft: ResourceDraft,
): Promise<Outcome<{ id: string }>> {
  const id = uuidv7();
  await sql`insert into community.resource_version
      (id, resource_id, number, version, title, summary, kind, core_areas, source, year, licence_note, evidence,
       evidence_source, url, upload_id, what_changed)
    values (${id}, ${of.resourceId}, ${of.number}, ${of.version}, ${draft.title}, ${draft.summary}, ${draft.kind},
      ${draft.coreAreas}, ${draft.source}, ${draft.year}, ${draft.licenceNote}, ${draft.evidence},
      ${draft.evidenceSource}, ${draft.url}, ${draft.uploadId}, ${draft.whatChanged})`.execute(tx);
  await recordCreation(tx, resourceWorkflow, { id, siteId: null });
  await tellIn(tx, 'community.resource-changed', id);
  return succeed({ id });
}

async function faultOf(tx: Tx, draft: ResourceDraft) {
  const { title, summary, whatChanged } = draft;
  const caution = askFirst({ title, summary, whatChanged }, draft.cautionsSeen);
  if (caution) return caution;
  if (!(await isCoreArea(tx, draft.coreAreas))) return failWith('community.core-area-unknown', {});
  if (draft.uploadId !== null && !(await mayUse(tx, draft.uploadId)))
    return failWith('community.resource-without-source', {});
  return null;
}

/** A file is its uploader's to propose, or one that a version already carries. */
async function mayUse(tx: Tx, uploadId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from community.upload where id = ${uploadId}`.execute(tx);
  return rows.length > 0;
}
