import { sql } from 'kysely';
import { z } from 'zod';
import { dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { pageQuery } from '#platform/http/contract.ts';
import { succeed } from '#platform/outcome/outcome.ts';
import { addSiteIn, changeSiteIn, keepCohortIn } from './administer-sites.ts';
import {
  type Cohort,
  cohort,
  cohortList,
  coreAreaList,
  coreAreaLists,
  newCoreAreaList,
  newSite,
  siteInput,
  siteList,
  siteParticulars,
} from './contract.ts';
import { coreAreaListsOf, listCoreAreasIn } from './core-area-lists.ts';
import { coreAreas } from './core-areas.ts';
import { listSites } from './list-sites.ts';

const tags = ['program'];
const administer = { needs: { permission: 'program.administer-sites' } } as const;
/** Lists and cohorts concern every site: their days are those of the program office. */
const OFFICE_ZONE = 'America/New_York';

export function addSiteRoutes(app: App, services: Services): void {
  app.get(
    '/api/sites',
    {
      config: { needs: 'everyone' },
      schema: {
        summary: 'The sites of the partnership',
        tags,
        querystring: pageQuery,
        response: { 200: siteList },
      },
    },
    (request) => request.read((tx) => listSites(tx, request.query)),
  );
  app.post(
    '/api/sites',
    {
      config: administer,
      schema: { tags, summary: 'Add a site', body: newSite, response: { 201: siteParticulars } },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => addSiteIn(tx, request.body));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/sites/:site',
    {
      config: administer,
      schema: {
        tags,
        summary: 'Change the particulars of a site',
        params: z.object({ site: z.string() }),
        body: siteInput,
        response: { 200: siteParticulars },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => changeSiteIn(tx, request.site.id, request.body));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  addCohorts(app);
  addCoreAreas(app, services);
}

function addCohorts(app: App): void {
  app.get(
    '/api/cohorts',
    {
      config: { needs: 'everyone' },
      schema: { tags, summary: 'The cohorts, by year', response: { 200: cohortList } },
    },
    async (request) => ({ items: await request.read(cohortsWithSites) }),
  );
  app.put(
    '/api/cohorts',
    {
      config: administer,
      schema: { tags, summary: 'Add a cohort or name it anew', body: cohort, response: { 200: cohortList } },
    },
    async (request, reply) => {
      const outcome = await request.write(async (tx) => {
        await keepCohortIn(tx, request.body);
        return succeed({ items: await cohortsWithSites(tx) });
      });
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

async function cohortsWithSites(tx: Tx): Promise<(Cohort & { sites: number })[]> {
  const { rows } = await sql<Cohort & { sites: number }>`
    select c.year, c.label, c.starts_on as "startsOn",
      (select count(*) from program.site s where s.cohort_year = c.year) as sites
    from program.cohort c order by c.year desc`.execute(tx);
  return rows;
}

function addCoreAreas(app: App, services: Services): void {
  const today = () => dayIn(OFFICE_ZONE, services.clock.now());
  app.get(
    '/api/core-areas',
    {
      config: { needs: 'everyone' },
      schema: {
        tags,
        summary: 'The areas in which the program gives assistance',
        response: { 200: coreAreaList },
      },
    },
    async (request) => ({ items: await request.read(coreAreas) }),
  );
  app.get(
    '/api/core-areas/lists',
    {
      config: { needs: 'everyone' },
      schema: { tags, summary: 'Every list of core areas, newest first', response: { 200: coreAreaLists } },
    },
    async (request) => ({ items: await request.read((tx) => coreAreaListsOf(tx, today())) }),
  );
  app.post(
    '/api/core-areas/lists',
    {
      config: administer,
      schema: {
        tags,
        summary: 'Put a list of core areas in force from a day',
        body: newCoreAreaList,
        response: { 201: coreAreaLists },
      },
    },
    async (request, reply) => {
      const outcome = await request.write(async (tx) => {
        const listed = await listCoreAreasIn(tx, request.body, today());
        return listed.ok ? succeed({ items: await coreAreaListsOf(tx, today()) }) : listed;
      });
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}
