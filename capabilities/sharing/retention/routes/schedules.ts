import { z } from 'zod';
import { dayIn } from '#platform/clock/days.ts';
import type { App, Site } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { succeed, thenShowOr } from '#platform/outcome/outcome.ts';
import { placeHoldIn, releaseHoldIn } from '../commands/hold-records.ts';
import { setScheduleIn } from '../commands/set-schedule.ts';
import {
  Hold,
  HoldDraft,
  holdList,
  holdListQuery,
  ReleaseOrder,
  ScheduleDraft,
  Schedules,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { findHold, listHolds } from '../queries/list-holds.ts';
import { listSchedules } from '../queries/list-schedules.ts';

const tags = ['sharing'];
const schedules = '/api/sites/:site/sharing/retention';
const holds = '/api/sites/:site/sharing/holds';
const read = { needs: { permission: 'retention.read' } } as const;
const hold = { needs: { permission: 'retention.hold' } } as const;
const ofSite = z.object({ site: z.string() });
const byId = z.object({ site: z.string(), id: z.uuid() });
const thenShow = thenShowOr(failWith('retention.not-found', {}).failure);

type TodayAt = (site: Site) => string;

export function addScheduleRoutes(app: App, { clock }: Services): void {
  const todayAt: TodayAt = (site) => dayIn(site.timeZone, clock.now());
  addSchedules(app, todayAt);
  addHolds(app, todayAt);
}

function addSchedules(app: App, todayAt: TodayAt): void {
  app.get(
    schedules,
    {
      config: read,
      schema: {
        ...{ tags, summary: 'How long an agency keeps each class of records', params: ofSite },
        response: { 200: Schedules },
      },
    },
    (request) => request.read((tx) => listSchedules(tx, request.site.id, todayAt(request.site))),
  );
  app.post(
    schedules,
    {
      config: { needs: { permission: 'retention.schedule' } },
      schema: {
        ...{ tags, summary: 'Set how long a class is kept', params: ofSite },
        ...{ body: ScheduleDraft, response: { 201: Schedules } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const outcome = await request.write(async (tx) => {
        const set = await setScheduleIn(tx, site.id, body, todayAt(site));
        return set.ok ? succeed(await listSchedules(tx, site.id, todayAt(site))) : set;
      });
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}

function addHolds(app: App, todayAt: TodayAt): void {
  app.get(
    holds,
    {
      config: read,
      schema: {
        ...{ tags, summary: 'Legal holds that stop purges', params: ofSite },
        ...{ querystring: holdListQuery, response: { 200: holdList } },
      },
    },
    (request) => request.read((tx) => listHolds(tx, request.site.id, request.query, todayAt(request.site))),
  );
  app.post(
    holds,
    {
      config: hold,
      schema: {
        ...{ tags, summary: 'Place a legal hold', params: ofSite },
        ...{ body: HoldDraft, response: { 201: Hold } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const today = todayAt(site);
      const outcome = await request.write((tx) =>
        thenShow(placeHoldIn(tx, site.id, body, today), (id) => findHold(tx, { siteId: site.id, id }, today)),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${holds}/:id/release`,
    {
      config: hold,
      schema: {
        ...{ tags, summary: 'Release a legal hold', params: byId },
        ...{ body: ReleaseOrder, response: { 200: Hold } },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const today = todayAt(request.site);
      const outcome = await request.write((tx) =>
        thenShow(releaseHoldIn(tx, target, request.body.reason, today), () => findHold(tx, target, today)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
