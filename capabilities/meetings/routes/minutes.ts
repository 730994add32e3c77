import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Outcome } from '#platform/outcome/outcome.ts';
import { carryOverIn } from '../commands/carry-over.ts';
import { setAgendaIn, setAttendanceIn, setNotesIn } from '../commands/keep-meeting.ts';
import type { Target } from '../commands/lock-meeting.ts';
import { agreeActionIn, correctDecisionIn, recordDecisionIn } from '../commands/record-decision.ts';
import {
  ActionItemDraft,
  AgendaChange,
  AttendanceChange,
  DecisionDraft,
  Meeting,
  NotesChange,
} from '../contract.ts';
import { findMeeting } from '../queries/find-meeting.ts';
import { byId, tags, thenShow } from './shared.ts';

const path = '/api/sites/:site/meetings/:id';
const write = { needs: { permission: 'meetings.write' } } as const;
const act = { needs: { permission: 'meetings.act' } } as const;
const byDecision = z.object({ site: z.string(), id: z.uuid(), decision: z.uuid() });
const response = { 200: Meeting };

type Request = Pick<FastifyRequest, 'site' | 'write'> & { params: { id: string } };
type Keep = (tx: Tx, target: Target) => Promise<Outcome<{ id: string }>>;

/** What is kept of a meeting: each part is a small write of its own, and answers with the whole meeting. */
export function addMinutesRoutes(app: App, { clock }: Services): void {
  const kept = async (request: Request, reply: FastifyReply, keep: Keep) => {
    const { site } = request;
    const target = { siteId: site.id, id: request.params.id };
    const outcome = await request.write((tx) =>
      thenShow(keep(tx, target), () => findMeeting(tx, site, target.id, clock.now())),
    );
    return outcome.ok ? outcome.value : reply.problem(outcome.failure);
  };
  app.put(
    `${path}/agenda`,
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Set the agenda, with what was said to each item', params: byId },
        ...{ body: AgendaChange, response },
      },
    },
    (request, reply) => kept(request, reply, (tx, target) => setAgendaIn(tx, target, request.body)),
  );
  app.put(
    `${path}/notes`,
    {
      config: write,
      schema: { tags, summary: 'Write the minutes', params: byId, body: NotesChange, response },
    },
    (request, reply) => kept(request, reply, (tx, target) => setNotesIn(tx, target, request.body)),
  );
  app.post(
    `${path}/attendance`,
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Say whether one person is there', params: byId },
        ...{ body: AttendanceChange, response },
      },
    },
    (request, reply) => kept(request, reply, (tx, target) => setAttendanceIn(tx, target, request.body)),
  );
  app.post(
    `${path}/carry-over`,
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Put what earlier meetings left open onto the agenda', params: byId },
        ...{ body: z.strictObject({}), response },
      },
    },
    (request, reply) => kept(request, reply, carryOverIn),
  );
  app.post(
    `${path}/decisions`,
    {
      config: write,
      schema: { tags, summary: 'Record a decision', params: byId, body: DecisionDraft, response },
    },
    (request, reply) =>
      kept(request, reply, (tx, target) => recordDecisionIn(tx, target, request.body.statement)),
  );
  app.put(
    `${path}/decisions/:decision`,
    {
      config: write,
      schema: {
        ...{ tags, summary: 'Put a decision’s words right', params: byDecision },
        ...{ body: DecisionDraft, response },
      },
    },
    (request, reply) =>
      kept(request, reply, (tx, target) =>
        correctDecisionIn(tx, target, request.params.decision, request.body.statement),
      ),
  );
  app.post(
    `${path}/actions`,
    {
      config: act,
      schema: {
        ...{ tags, summary: 'Record an action item that the meeting agreed', params: byId },
        ...{ body: ActionItemDraft, response },
      },
    },
    (request, reply) => kept(request, reply, (tx, target) => agreeActionIn(tx, target, request.body)),
  );
}
