import { z } from 'zod';
import { dayIn } from '#platform/clock/days.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { CaseFlow, ReviewDraft, Sample, SampleDraft, sampleList } from '../contract.ts';
import { failWith } from '../errors.ts';
import { caseFlow } from '../queries/case-flow.ts';
import { findSample, listSamples } from '../queries/samples.ts';
import { drawSampleIn, reviewCaseIn } from '../working/draw-sample.ts';
import { byCase, ofSite, purposeOf, supervise, tags } from './shared.ts';

export function addSupervisionRoutes(app: App, services: Services): void {
  addFlow(app, services);
  addSamples(app, services);
  addReviews(app);
}

function addFlow(app: App, { clock }: Services): void {
  app.get(
    '/api/sites/:site/case-flow',
    {
      config: supervise,
      schema: {
        ...{ tags, summary: 'How cases move through one’s agency, and what has stood for how long' },
        ...{ params: ofSite, response: { 200: CaseFlow } },
      },
    },
    (request) =>
      request.read((tx) => caseFlow(tx, request.site.id, dayIn(request.site.timeZone, clock.now()))),
  );
}

function addSamples(app: App, { clock }: Services): void {
  app.get(
    '/api/sites/:site/case-samples',
    {
      config: supervise,
      schema: {
        ...{ tags, summary: 'The quality samples of one’s agency', params: ofSite },
        response: { 200: sampleList },
      },
    },
    (request) => request.read((tx) => listSamples(tx, request.site.id)),
  );
  app.post(
    '/api/sites/:site/case-samples',
    {
      config: supervise,
      schema: {
        ...{ tags, summary: 'Draw a random sample of decided cases', params: ofSite },
        ...{ body: SampleDraft, response: { 201: Sample } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const outcome = await request.write((tx) => drawSampleIn(tx, site.id, body, clock.now()));
      if (!outcome.ok) return reply.problem(outcome.failure);
      const sample = await request.read((tx) => findSample(tx, site.id, outcome.value.id));
      return sample
        ? reply.code(201).send(sample)
        : reply.problem(failWith('cases.entry-not-found', {}).failure);
    },
  );
}

function addReviews(app: App): void {
  app.get(
    '/api/sites/:site/case-samples/:id',
    {
      config: supervise,
      schema: {
        ...{ tags, summary: 'A quality sample with its cases and findings', params: byCase },
        response: { 200: Sample },
      },
    },
    async (request, reply) =>
      (await request.readRecorded(purposeOf(request), (tx) =>
        findSample(tx, request.site.id, request.params.id),
      )) ?? reply.problem(failWith('cases.entry-not-found', {}).failure),
  );
  app.put(
    '/api/sites/:site/case-samples/:id/reviews/:caseId',
    {
      config: supervise,
      schema: {
        ...{ tags, summary: 'Keep what was found in one case of a sample' },
        ...{ params: byCase.extend({ caseId: z.uuid() }), body: ReviewDraft, response: { 200: Sample } },
      },
    },
    async (request, reply) => {
      const { id, caseId } = request.params;
      const outcome = await request.write((tx) => reviewCaseIn(tx, { sampleId: id, caseId }, request.body));
      if (!outcome.ok) return reply.problem(outcome.failure);
      const sample = await request.read((tx) => findSample(tx, request.site.id, id));
      return sample ?? reply.problem(failWith('cases.entry-not-found', {}).failure);
    },
  );
}
