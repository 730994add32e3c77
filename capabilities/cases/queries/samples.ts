import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Sample, SampleSummary } from '../contract.ts';
import { offenseName } from './offense-words.ts';

type Row = Omit<SampleSummary, 'drawnAt'> & { drawnAt: Date };
type CaseRow = Omit<Sample['cases'][number], 'reviewedAt' | 'offense'> & {
  reviewedAt: Date | null;
  nibrsOffense: string | null;
};

const columns = sql`s.id, s.number, s.kind, s.decided_from as "from", s.decided_to as "to", s.drawn_at as "drawnAt",
  identity.name_of(s.drawn_by) as "drawnBy", s.drawn_from as "drawnFrom", s.seed,
  (select count(*)::int from cases.quality_review r where r.sample_id = s.id) as size,
  (select count(*)::int from cases.quality_review r where r.sample_id = s.id and r.finding is not null) as reviewed,
  (select count(*)::int from cases.quality_review r where r.sample_id = s.id and r.finding = 'serious') as serious`;

export async function listSamples(tx: Tx, siteId: string): Promise<{ items: SampleSummary[] }> {
  const { rows } = await sql<Row>`
    select ${columns} from cases.quality_sample s
    where s.site_id = ${siteId} order by s.drawn_at desc limit 100`.execute(tx);
  return { items: rows.map(summaryOf) };
}

/** A sample with its cases, as far as the reader may still see each: what was sealed since is not among them. */
export async function findSample(tx: Tx, siteId: string, id: string): Promise<Sample | null> {
  const { rows } = await sql<Row>`
    select ${columns} from cases.quality_sample s where s.id = ${id} and s.site_id = ${siteId}`.execute(tx);
  if (!rows[0]) return null;
  const cases = await sql<CaseRow>`
    select r.case_id as "caseId", r.place, c.number, p.status, p.closed_on as "closedOn",
      p.nibrs_offense as "nibrsOffense", r.finding, r.notes, r.reviewed_at as "reviewedAt",
      identity.name_of(r.reviewed_by) as "reviewedBy"
    from cases.quality_review r
    join cases.quality_sample s on s.id = r.sample_id
    join cases.case c on c.id = r.case_id
    join cases.part p on p.case_id = r.case_id and p.agency_id = s.agency_id and p.kind = s.kind
    where r.sample_id = ${id} order by r.place`.execute(tx);
  return {
    ...summaryOf(rows[0]),
    cases: cases.rows.map(({ reviewedAt, nibrsOffense, ...row }) => ({
      ...row,
      offense: offenseName(nibrsOffense),
      reviewedAt: reviewedAt?.toISOString() ?? null,
    })),
  };
}

function summaryOf({ drawnAt, ...row }: Row): SampleSummary {
  return { ...row, drawnAt: drawnAt.toISOString() };
}
