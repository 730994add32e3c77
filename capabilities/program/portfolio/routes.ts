import { sql } from 'kysely';
import { z } from 'zod';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import {
  columnsFor,
  portfolioColumns as columnsOf,
  portfolioPage as pageOfPortfolio,
  wholePortfolio,
} from './ask-portfolio.ts';
import {
  newSavedView,
  portfolioColumns,
  portfolioFilters,
  portfolioPage,
  portfolioQuery,
  savedView,
  savedViews,
} from './contract.ts';
import { portfolioCsv } from './csv.ts';
import { removeViewIn, savedViewsOf, saveViewIn } from './saved-views.ts';

const tags = ['program'];
const config = { needs: { permission: 'program.portfolio' } } as const;

export function addPortfolioRoutes(app: App, services: Services, all: readonly Capability[]): void {
  const columns = columnsOf(all);
  app.get(
    '/api/portfolio',
    {
      config,
      schema: {
        tags,
        summary: 'All sites beside each other: where each stands and what is past target',
        querystring: portfolioQuery,
        response: { 200: portfolioPage },
      },
    },
    (request) =>
      request.read((tx) => pageOfPortfolio(tx, { columns, now: services.clock.now() }, request.query)),
  );
  app.get(
    '/api/portfolio/columns',
    {
      config,
      schema: {
        tags,
        summary: 'The columns of the portfolio and what it can be narrowed by',
        response: { 200: portfolioColumns },
      },
    },
    (request) =>
      request.read(async (tx) => ({
        items: (await columnsFor(tx, columns)).map(({ name, label, kind }) => ({ name, label, kind })),
        ...(await choices(tx)),
      })),
  );
  app.get(
    '/api/portfolio/export.csv',
    {
      config,
      schema: {
        tags,
        summary: 'The portfolio as a file',
        querystring: portfolioFilters,
        response: { 200: answerOf('text/csv', 'A row for each site.') },
      },
    },
    async (request, reply) => {
      const now = services.clock.now();
      const whole = await request.read((tx) => wholePortfolio(tx, { columns, now }, request.query));
      return reply
        .header('content-disposition', `attachment; filename="portfolio-${dayIn('UTC', now)}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(portfolioCsv(whole.columns, whole.rows));
    },
  );
  addViews(app);
}

function addViews(app: App): void {
  const path = '/api/portfolio/views';
  app.get(
    path,
    { config, schema: { tags, summary: 'My views of the portfolio', response: { 200: savedViews } } },
    async (request) => ({ items: await request.read(savedViewsOf) }),
  );
  app.post(
    path,
    {
      config,
      schema: {
        tags,
        summary: 'Keep a view of the portfolio',
        body: newSavedView,
        response: { 201: savedView },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => saveViewIn(tx, request.body));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.delete(
    `${path}/:id`,
    {
      config,
      schema: {
        tags,
        summary: 'Remove a view of mine',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => removeViewIn(tx, request.params.id));
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );
}

async function choices(tx: Tx) {
  const liaisons = await sql<{ id: string; name: string }>`
    select distinct h.person_id as id, coalesce(identity.name_of(h.person_id), 'A colleague') as name
    from program.holding h
    where h.position = 'liaison' and h.person_id is not null
      and (h.valid_to is null or h.valid_to > current_date)
      and h.site_id = any (array(select access.sites_for('program.portfolio')))
    order by 2`.execute(tx);
  const cohorts = await sql<{ year: number }>`select year from program.cohort order by year`.execute(tx);
  return { liaisons: liaisons.rows, cohorts: cohorts.rows.map(({ year }) => year) };
}
