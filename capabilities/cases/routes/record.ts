import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import {
  Assignment,
  CaseEvents,
  CaseRecord,
  LockHeld,
  LockRequest,
  LockReturn,
  NewComplaint,
  Referral,
  Resolution,
  Screening,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { timelinePdf } from '../pdf/timeline-pdf.ts';
import { assignCaseIn } from '../working/assign-case.ts';
import { giveLockBackIn, takeLockIn } from '../working/lock-record.ts';
import { openComplaintIn } from '../working/open-complaint.ts';
import { writingForIn } from '../working/own-part.ts';
import { recordOnCaseIn } from '../working/record-on-case.ts';
import { referCaseIn } from '../working/refer-case.ts';
import { resolveItemIn } from '../working/resolve-item.ts';
import { screenReferralIn } from '../working/screen-referral.ts';
import { byCase, changeCase, ofSite, read, readCase, record, screen, showCase, tags } from './shared.ts';

export function addRecordRoutes(app: App, services: Services): void {
  addReading(app, services);
  addPolice(app, services);
  addDeciding(app, services);
  addLocks(app, services);
}

function addReading(app: App, services: Services): void {
  app.get(
    '/api/sites/:site/cases/:id',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'One case, as far as it is open to the reader', params: byCase },
        response: { 200: CaseRecord },
      },
    },
    (request, reply) => showCase(request, reply, services, request.params.id),
  );
  app.get(
    '/api/sites/:site/cases/:id/timeline.pdf',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'The timeline of a case as a tagged PDF', params: byCase },
        response: { 200: answerOf('application/pdf', 'The timeline, as far as it is open to the reader.') },
      },
    },
    async (request, reply) => {
      const found = await readCase(request, services, request.params.id, { as: 'pdf' });
      if (!found) return reply.problem(failWith('cases.not-found', {}).failure);
      const reader = request.principal?.name ?? 'the reader';
      const bytes = await timelinePdf(found, { site: request.site, reader, at: services.clock.now() });
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="${found.number}.pdf"`)
        .send(bytes);
    },
  );
}

function addPolice(app: App, services: Services): void {
  const { clock } = services;
  app.post(
    '/api/sites/:site/cases',
    {
      config: record,
      schema: {
        ...{ tags, summary: 'Open a complaint', params: ofSite },
        ...{ body: NewComplaint, response: { 201: CaseRecord } },
      },
    },
    (request, reply) =>
      changeCase(
        request,
        reply,
        services,
        (tx) => openComplaintIn(tx, request.site.id, request.principal!.personId, request.body, clock.now()),
        201,
      ),
  );
  app.post(
    '/api/sites/:site/cases/:id/events',
    {
      config: record,
      schema: {
        ...{ tags, summary: 'Add what happened to the record of a case', params: byCase },
        ...{ body: CaseEvents, response: { 200: CaseRecord } },
      },
    },
    (request, reply) =>
      changeCase(request, reply, services, (tx) =>
        recordOnCaseIn(tx, targetOf(request), request.body, clock.now()),
      ),
  );
  app.post(
    '/api/sites/:site/cases/:id/referral',
    {
      config: record,
      schema: {
        ...{
          tags,
          summary: 'Refer a complaint to a prosecutor, for the first time or again',
          params: byCase,
        },
        ...{ body: Referral, response: { 200: CaseRecord } },
      },
    },
    (request, reply) =>
      changeCase(request, reply, services, (tx) =>
        referCaseIn(tx, targetOf(request), request.body, clock.now()),
      ),
  );
}

function addDeciding(app: App, services: Services): void {
  const { clock } = services;
  app.post(
    '/api/sites/:site/cases/:id/screening',
    {
      config: screen,
      schema: {
        ...{ tags, summary: 'Decide on a referral: adopt, decline, return', params: byCase },
        ...{ body: Screening, response: { 200: CaseRecord } },
      },
    },
    (request, reply) =>
      changeCase(request, reply, services, (tx) =>
        screenReferralIn(tx, targetOf(request), request.body, clock.now()),
      ),
  );
  app.post(
    '/api/sites/:site/cases/:id/assignment',
    {
      config: record,
      schema: {
        ...{ tags, summary: 'Give one’s agency’s part of a case to a colleague', params: byCase },
        ...{ body: Assignment, response: { 200: CaseRecord } },
      },
    },
    (request, reply) =>
      changeCase(request, reply, services, (tx) =>
        assignCaseIn(tx, targetOf(request), request.body, clock.now()),
      ),
  );
  app.post(
    '/api/sites/:site/cases/:id/queue-items/:itemId/resolution',
    {
      config: record,
      schema: {
        ...{ tags, summary: 'Settle an exception or a trigger', params: byCase.extend({ itemId: z.uuid() }) },
        ...{ body: Resolution, response: { 200: CaseRecord } },
      },
    },
    async (request, reply) => {
      const { id, itemId } = request.params;
      const outcome = await request.write((tx) =>
        resolveItemIn(tx, targetOf(request), itemId, request.body.resolution),
      );
      return outcome.ok ? showCase(request, reply, services, id) : reply.problem(outcome.failure);
    },
  );
}

function addLocks(app: App, { clock }: Services): void {
  app.post(
    '/api/sites/:site/cases/:id/lock',
    {
      config: record,
      schema: {
        ...{ tags, summary: 'Hold a case for five minutes, or take it over with a reason', params: byCase },
        ...{ body: LockRequest, response: { 200: LockHeld } },
      },
    },
    async (request, reply) => {
      const outcome = await request.write(async (tx) => {
        const part = await writingForIn(tx, targetOf(request));
        if (!part.ok) return part;
        return takeLockIn(tx, part.value, clock.now(), request.body.takeOverBecause);
      });
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.delete(
    '/api/sites/:site/cases/:id/lock',
    {
      config: record,
      schema: {
        ...{ tags, summary: 'Give the lock on a case back', params: byCase, response: { 200: LockReturn } },
      },
    },
    async (request, reply) => {
      const outcome = await request.write(async (tx) => {
        const part = await writingForIn(tx, targetOf(request));
        return part.ok ? giveLockBackIn(tx, part.value) : part;
      });
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function targetOf(request: { site: { id: string }; params: { id: string } }) {
  return { siteId: request.site.id, caseId: request.params.id };
}
