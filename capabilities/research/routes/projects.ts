import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { addMemberIn, removeMemberIn } from '../commands/members.ts';
import { moveRecordIn } from '../commands/move-record.ts';
import { proposeProjectIn } from '../commands/propose-project.ts';
import {
  MemberDraft,
  MoveRequest,
  Project,
  ProjectDraft,
  ProjectWork,
  projectList,
  projectListQuery,
  Researchers,
} from '../contract.ts';
import { workOf } from '../queries/inside.ts';
import { findProject, listProjects, researchersOf } from '../queries/projects.ts';
import { byId, needs, notFound, ofSite, tags, thenShow } from './shared.ts';

const path = '/api/sites/:site/research/projects';

export function addProjectRoutes(app: App, services: Services): void {
  addReading(app);
  addProposing(app, services);
  addMoving(app);
  addMembers(app);
}

function addReading(app: App): void {
  app.get(
    path,
    {
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'A site’s research projects: all for its overseers, their own for researchers',
        params: ofSite,
        querystring: projectListQuery,
        response: { 200: projectList },
      },
    },
    (request) => request.read((tx) => listProjects(tx, request.site.id, request.query)),
  );
  app.get(
    `${path}/:id`,
    {
      config: needs('research.read'),
      schema: { tags, summary: 'A research project', params: byId, response: { 200: Project } },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findProject(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.get(
    `${path}/:id/work`,
    {
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'The approvals, analyses, releases and deliverables of a project',
        params: byId,
        response: { 200: ProjectWork },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => workOf(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.get(
    '/api/sites/:site/research/researchers',
    {
      config: needs('research.propose'),
      schema: {
        tags,
        summary: 'Researchers of a partner who work for this site',
        params: ofSite,
        querystring: z.object({ partner: z.uuid() }),
        response: { 200: Researchers },
      },
    },
    (request) => request.read((tx) => researchersOf(tx, request.site.id, request.query.partner)),
  );
}

function addProposing(app: App, { clock }: Services): void {
  app.post(
    path,
    {
      config: needs('research.propose'),
      schema: {
        tags,
        summary: 'Propose a research project',
        params: ofSite,
        body: ProjectDraft,
        response: { 201: Project },
      },
    },
    async (request, reply) => {
      const siteId = request.site.id;
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(proposeProjectIn(tx, siteId, request.body, year), (id) => findProject(tx, { siteId, id })),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}

function addMoving(app: App): void {
  app.post(
    `${path}/:id/moves`,
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: needs('research.read'),
      schema: {
        tags,
        summary: 'Agree to, decline, complete or end a research project',
        params: byId,
        body: MoveRequest,
        response: { 200: Project },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(moveRecordIn(tx, 'project', target, request.body), () => findProject(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addMembers(app: App): void {
  app.post(
    `${path}/:id/members`,
    {
      config: needs('research.manage'),
      schema: {
        tags,
        summary: 'Take a researcher into a project',
        params: byId,
        body: MemberDraft,
        response: { 200: Project },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(addMemberIn(tx, target, request.body), () => findProject(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    `${path}/:id/members/:member/remove`,
    {
      config: needs('research.manage'),
      schema: {
        tags,
        summary: 'Take a researcher out of a project; nothing of it is open to them from then on',
        params: byId.extend({ member: z.uuid() }),
        response: { 200: Project },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(removeMemberIn(tx, target, request.params.member), () => findProject(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
