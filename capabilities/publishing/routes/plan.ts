import { z } from 'zod';
import { type PublicPlan, publicPlans } from '#capabilities/planning/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { FailureError } from '#platform/outcome/outcome.ts';
import type { Language } from '#web/public/language.ts';
import { sendPublic } from '#web/public/send-public.ts';
import { planCsv } from '../downloads/plan-csv.ts';
import { failWith } from '../errors.ts';
import { frameIn } from '../pages/frame.ts';
import { planPage } from '../pages/plan.ts';
import { newestPublications, publicSite } from '../queries/public-pages.ts';
import type { PublicSiteTools } from './public-site.ts';

const params = z.object({ site: z.string() });
const querystring = z.object({ plan: z.string().max(20).optional() });
const schema = { hide: true, params, querystring };

/** The public page of a site's plan, in each language, and its files. */
export function addPlanPages({ app, read, sendPage, prefixes }: PublicSiteTools): void {
  for (const { language, prefix } of prefixes) {
    app.get(`${prefix}/sites/:site/plan`, { schema }, async (request, reply) => {
      const { id, slug } = request.site;
      const [site, plans, publications] = await read(
        async (tx) =>
          [
            await publicSite(tx, slug),
            await publicPlans(tx, id, language),
            await newestPublications(tx, { site: slug }),
          ] as const,
      );
      const findings = new Map(publications.map(({ number, statement }) => [number, statement]));
      const chosen = choose(plans, request.query.plan);
      return sendPage(request, reply, planPage(frameIn(language), { site: site!, plans, chosen, findings }));
    });
  }
  const fileOf = (tx: Tx, siteId: string, wanted: string | undefined, language: Language = 'en') =>
    publicPlans(tx, siteId, language).then((plans) => choose(plans, wanted));
  app.get('/sites/:site/plan/data.csv', { schema }, async (request, reply) => {
    const plan = await read((tx) => fileOf(tx, request.site.id, request.query.plan));
    if (!plan) throw noPlan(request.query.plan);
    const fileName = `${plan.number}-v${plan.version}-plan.csv`;
    return sendPublic(request, reply, {
      ...{ type: 'text/csv; charset=utf-8', body: planCsv(plan), fileName, open: true },
    });
  });
  app.get('/sites/:site/plan/data.json', { schema }, async (request, reply) => {
    const plan = await read((tx) => fileOf(tx, request.site.id, request.query.plan));
    if (!plan) throw noPlan(request.query.plan);
    const fileName = `${plan.number}-v${plan.version}-plan.json`;
    return sendPublic(request, reply, {
      ...{ type: 'application/json', body: `${JSON.stringify(plan, null, 2)}\n`, fileName, open: true },
    });
  });
}

function choose(plans: readonly PublicPlan[], wanted: string | undefined): PublicPlan | undefined {
  return wanted === undefined ? plans[0] : plans.find(({ number }) => number === wanted);
}

function noPlan(number = 'The plan'): FailureError {
  return new FailureError(failWith('publishing.not-found', { number }).failure);
}
