import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { thenShowOr } from '#platform/outcome/outcome.ts';
import { changeAgreementIn, draftAgreementIn } from '../commands/draft-agreement.ts';
import { moveAgreementIn } from '../commands/move-agreement.ts';
import { signAgreementIn } from '../commands/sign-agreement.ts';
import {
  AgencySees,
  Agreement,
  AgreementChange,
  AgreementDraft,
  AgreementMoveRequest,
  AgreementOptions,
  agreementList,
  agreementListQuery,
  SignRequest,
  seesQuery,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { agencySees } from '../queries/agency-sees.ts';
import { agreementOptions } from '../queries/agreement-options.ts';
import { findAgreement } from '../queries/find-agreement.ts';
import { listAgreements } from '../queries/list-agreements.ts';

const tags = ['sharing'];
const read = { needs: { permission: 'sharing.read' } } as const;
const draft = { needs: { permission: 'sharing.draft' } } as const;
const sign = { needs: { permission: 'sharing.sign' } } as const;
const ofSite = z.object({ site: z.string() });
const byId = z.object({ site: z.string(), id: z.uuid() });
const thenShow = thenShowOr(failWith('sharing.not-found', {}).failure);

export function addAgreementRoutes(app: App, services: Services): void {
  addReading(app);
  addWriting(app, services);
  addMoving(app);
}

function addReading(app: App): void {
  app.get(
    '/api/sites/:site/agreements',
    {
      config: read,
      schema: {
        tags,
        summary: 'A site’s sharing agreements',
        params: ofSite,
        querystring: agreementListQuery,
        response: { 200: agreementList },
      },
    },
    (request) => request.read((tx) => listAgreements(tx, request.site.id, request.query)),
  );
  app.get(
    '/api/sites/:site/agreement-options',
    {
      config: read,
      schema: {
        tags,
        summary: 'Agencies, classes and fields that an agreement can name',
        params: ofSite,
        response: { 200: AgreementOptions },
      },
    },
    (request) => request.read((tx) => agreementOptions(tx, request.site.id)),
  );
  app.get(
    '/api/sites/:site/agreements/:id',
    {
      config: read,
      schema: { tags, summary: 'A sharing agreement', params: byId, response: { 200: Agreement } },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const found = await request.read((tx) => findAgreement(tx, target));
      return found ?? reply.problem(failWith('sharing.not-found', {}).failure);
    },
  );
  app.get(
    '/api/sites/:site/agency-sees',
    {
      config: read,
      schema: {
        tags,
        summary: 'What an agency sees at the site, or would see under a proposed agreement',
        params: ofSite,
        querystring: seesQuery,
        response: { 200: AgencySees },
      },
    },
    async (request, reply) => {
      const { agency, proposed } = request.query;
      const asked = { siteId: request.site.id, agencyId: agency, proposedId: proposed ?? null };
      const found = await request.read((tx) => agencySees(tx, asked));
      return found ?? reply.problem(failWith('sharing.agency-unknown', {}).failure);
    },
  );
}

function addWriting(app: App, { clock }: Services): void {
  app.post(
    '/api/sites/:site/agreements',
    {
      config: draft,
      schema: {
        tags,
        summary: 'Write a sharing agreement',
        params: ofSite,
        body: AgreementDraft,
        response: { 201: Agreement },
      },
    },
    async (request, reply) => {
      const siteId = request.site.id;
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(draftAgreementIn(tx, request.site, request.body, year), (id) =>
          findAgreement(tx, { siteId, id }),
        ),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/sites/:site/agreements/:id',
    {
      config: draft,
      schema: {
        tags,
        summary: 'Change a draft',
        params: byId,
        body: AgreementChange,
        response: { 200: Agreement },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(changeAgreementIn(tx, target, request.body), () => findAgreement(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

function addMoving(app: App): void {
  app.post(
    '/api/sites/:site/agreements/:id/moves',
    {
      // Each move needs its own permission: the workflow asks for it, and the database asks again.
      config: read,
      schema: {
        tags,
        summary: 'Submit, return, approve, terminate or withdraw an agreement',
        params: byId,
        body: AgreementMoveRequest,
        response: { 200: Agreement },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(moveAgreementIn(tx, target, request.body), () => findAgreement(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sites/:site/agreements/:id/signatures',
    {
      config: sign,
      schema: {
        tags,
        summary: 'Sign an agreement for one of its parties',
        params: byId,
        body: SignRequest,
        response: { 200: Agreement },
      },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      const outcome = await request.write((tx) =>
        thenShow(signAgreementIn(tx, target, request.body), () => findAgreement(tx, target)),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
