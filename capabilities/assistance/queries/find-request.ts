import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { historyOf } from '#platform/workflow/history.ts';
import type { Target } from '../commands/keep-ledger.ts';
import type { AssistanceRequest, Clock, Letter, Missed, Question, RequestLink } from '../contract.ts';
import { type SummaryRow, summaryColumns, summaryOf } from './list-requests.ts';
import { clockOf, type RequestClock } from './read-ledger.ts';
import { timelineOf } from './timeline-of.ts';

type Row = SummaryRow & {
  problem: string;
  wantedOutcome: string;
  coreAreas: string[];
  objectiveId: string | null;
  objective: string | null;
  author: string | null;
  liaisonId: string | null;
  liaison: string | null;
  revision: number;
  timeZone: string;
};

/** One request: what it says, its clock, who has it, what was missed, and everything that happened to it. */
export async function findRequest(tx: Tx, target: Target, now: Date): Promise<AssistanceRequest | null> {
  const { rows } = await sql<Row>`
    select ${summaryColumns(now)}, r.problem, r.wanted_outcome as "wantedOutcome", r.core_areas as "coreAreas",
      r.objective_id as "objectiveId", o.title as objective, identity.name_of(r.author_id) as author,
      r.liaison_id as "liaisonId", identity.name_of(r.liaison_id) as liaison, r.revision, s.time_zone as "timeZone"
    from assistance.request r
    join program.site s on s.id = r.site_id
    left join planning.objective o on o.id = r.objective_id
    where r.id = ${target.id} and r.site_id = ${target.siteId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { problem, wantedOutcome, coreAreas, objectiveId, objective, author, liaisonId, liaison, ...more } =
    row;
  const { revision, timeZone, ...summaryRow } = more;
  const summary = summaryOf(summaryRow);
  const clock = await clockOf(tx, target.id, timeZone, now);
  const { timeline, iMade } = await historyOf(tx, 'assistance-request', target.id);
  const missed = await missedOf(tx, target.id);
  const { title, primaryCoreArea, urgency, intensity } = summary;
  return {
    ...summary,
    text: { title, problem, wantedOutcome, primaryCoreArea, coreAreas, objectiveId, urgency, intensity },
    objective,
    author: author ?? 'A colleague',
    liaison: liaisonId ? { id: liaisonId, name: liaison ?? 'A colleague' } : null,
    revision,
    clock: clockWords(clock),
    missed,
    question: await questionOf(tx, target.id),
    letter: await letterOf(tx, target.id),
    links: await linksOf(tx, target.id),
    timeline: await timelineOf(tx, target.id, { steps: timeline, ledger: clock.rows, missed }),
    iMade,
  };
}

function clockWords({ reading, rules }: RequestClock): Clock | null {
  if (!reading) return null;
  const moment = (at: number) => new Date(at).toISOString();
  const targets = reading.targets.map((target) => ({
    ...target,
    dueAt: moment(target.dueAt),
    reachedAt: target.reachedAt === null ? null : moment(target.reachedAt),
    used: Math.round(target.used),
  }));
  const { pause, next } = reading;
  return {
    round: reading.round,
    startedAt: moment(reading.startedAt),
    endedAt: reading.endedAt === null ? null : moment(reading.endedAt),
    grossMinutes: Math.round(reading.grossMinutes),
    netMinutes: Math.round(reading.netMinutes),
    pausedMinutes: Math.round(reading.grossMinutes - reading.netMinutes),
    mostPausedMinutes: rules.mostPausedMinutes,
    pause: pause && { since: moment(pause.from), until: moment(pause.until), dueBackOn: pause.dueBackOn },
    targets,
    next: next ? targets.find(({ stage }) => stage === next.stage)! : null,
  };
}

async function missedOf(tx: Tx, id: string): Promise<z.infer<typeof Missed>[]> {
  const { rows } = await sql<Omit<z.infer<typeof Missed>, 'missedAt'> & { missedAt: Date }>`
    select m.round, m.stage, m.urgency, m.target_minutes as "targetMinutes", m.missed_at as "missedAt",
      identity.name_of(m.owner_id) as owner
    from assistance.missed_target m
    where m.request_id = ${id}
    order by m.missed_at`.execute(tx);
  return rows.map((row) => ({ ...row, missedAt: row.missedAt.toISOString() }));
}

async function questionOf(tx: Tx, id: string): Promise<z.infer<typeof Question> | null> {
  const { rows } = await sql<z.infer<typeof Question>>`
    select q.id, q.title, q.due_on as "dueOn", coalesce(identity.name_of(q.owner_id), 'A colleague') as owner
    from assistance.question q
    where q.request_id = ${id} and q.state = 'open'`.execute(tx);
  return rows[0] ?? null;
}

async function letterOf(tx: Tx, id: string): Promise<z.infer<typeof Letter> | null> {
  const { rows } = await sql<Omit<z.infer<typeof Letter>, 'sentAt'> & { sentAt: Date }>`
    select l.file_name as "fileName", l.kind, l.bytes, identity.name_of(l.sent_by) as "sentBy", l.sent_at as "sentAt"
    from assistance.letter l
    where l.request_id = ${id} and l.replaced_at is null`.execute(tx);
  return rows[0] ? { ...rows[0], sentAt: rows[0].sentAt.toISOString() } : null;
}

async function linksOf(tx: Tx, id: string): Promise<z.infer<typeof RequestLink>[]> {
  const { rows } = await sql<z.infer<typeof RequestLink>>`
    select other.id, other.number, other.title, other.state,
      case
        when other.id = this.parent_id then 'split-from'
        when other.parent_id = this.id then 'split-into'
        when other.id = this.merged_into then 'merged-into'
        else 'merged-from'
      end as how
    from assistance.request this
    join assistance.request other
      on other.id in (this.parent_id, this.merged_into) or other.parent_id = this.id or other.merged_into = this.id
    where this.id = ${id}
    order by other.number`.execute(tx);
  return rows;
}
