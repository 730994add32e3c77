import { z } from 'zod';
import { hasPublicPlan } from '#capabilities/planning/server.ts';
import { accessibilityPage, howItWorksPage } from '../pages/about.ts';
import { findingPage } from '../pages/finding.ts';
import { frameIn } from '../pages/frame.ts';
import { homePage } from '../pages/home.ts';
import { searchPage } from '../pages/search.ts';
import { sitePage } from '../pages/site.ts';
import { sitesPage } from '../pages/sites.ts';
import { tracePage } from '../pages/trace.ts';
import { withdrawnPage } from '../pages/withdrawn.ts';
import {
  newestPublications,
  publicationInView,
  publicSite,
  publicSites,
  searchPublic,
  withdrawalOf,
} from '../queries/public-pages.ts';
import { notThere, numbered, type PublicSiteTools, versioned } from './public-site.ts';

const NEWEST_ON_HOME = 6;

/** Every page that people read, in each language. */
export function addPages(tools: PublicSiteTools): void {
  for (const { language, prefix } of tools.prefixes) {
    addPartnershipPages(tools, language, prefix);
    addSitePages(tools, language, prefix);
    addFindingPages(tools, language, prefix);
  }
}

type LanguageOf = PublicSiteTools['prefixes'][number]['language'];

function addPartnershipPages(
  { app, read, sendPage, publicUrl }: PublicSiteTools,
  language: LanguageOf,
  prefix: string,
): void {
  const frame = frameIn(language);
  const hide = { schema: { hide: true } };
  app.get(`${prefix}/`, hide, async (request, reply) => {
    const newest = await read((tx) => newestPublications(tx, { limit: NEWEST_ON_HOME }));
    return sendPage(request, reply, homePage(frame, newest, publicUrl()));
  });
  if (prefix) app.get(prefix, hide, async (_request, reply) => reply.redirect(`${prefix}/`));
  app.get(`${prefix}/how-it-works`, hide, async (request, reply) =>
    sendPage(request, reply, howItWorksPage(frame)),
  );
  app.get(`${prefix}/accessibility`, hide, async (request, reply) =>
    sendPage(request, reply, accessibilityPage(frame)),
  );
  const querystring = z.object({ q: z.string().max(200).default('') });
  app.get(`${prefix}/search`, { schema: { hide: true, querystring } }, async (request, reply) => {
    const query = request.query.q.trim();
    const results = query === '' ? [] : await read((tx) => searchPublic(tx, query));
    return sendPage(request, reply, searchPage(frame, query, results));
  });
}

function addSitePages(
  { app, read, sendPage, publicUrl }: PublicSiteTools,
  language: LanguageOf,
  prefix: string,
): void {
  const frame = frameIn(language);
  app.get(`${prefix}/sites`, { schema: { hide: true } }, async (request, reply) =>
    sendPage(request, reply, sitesPage(frame, await read(publicSites))),
  );
  const params = z.object({ site: z.string() });
  app.get(`${prefix}/sites/:site`, { schema: { hide: true, params } }, async (request, reply) => {
    const { id, slug } = request.site;
    const [site, publications, hasPlan] = await read(
      async (tx) =>
        [
          await publicSite(tx, slug),
          await newestPublications(tx, { site: slug }),
          await hasPublicPlan(tx, id),
        ] as const,
    );
    return sendPage(request, reply, sitePage(frame, site!, publications, publicUrl(), hasPlan));
  });
}

function addFindingPages(
  { app, read, sendPage, publicUrl }: PublicSiteTools,
  language: LanguageOf,
  prefix: string,
): void {
  const frame = frameIn(language);
  const schema = { hide: true, params: numbered, querystring: versioned };
  app.get(`${prefix}/findings/:number`, { schema }, async (request, reply) => {
    const { number } = request.params;
    const found = await read((tx) => publicationInView(tx, number, request.query.version));
    if (found)
      return sendPage(request, reply, findingPage(frame, found.publication, found.versions, publicUrl()));
    const gone = await read((tx) => withdrawalOf(tx, number));
    if (!gone) throw notThere(number);
    return sendPage(request, reply, withdrawnPage(frame, gone, `/findings/${number}`));
  });
  app.get(`${prefix}/findings/:number/trace`, { schema }, async (request, reply) => {
    const { number } = request.params;
    const found = await read((tx) => publicationInView(tx, number, request.query.version));
    if (found) return sendPage(request, reply, tracePage(frame, found.publication));
    const gone = await read((tx) => withdrawalOf(tx, number));
    if (!gone) throw notThere(number);
    return sendPage(request, reply, withdrawnPage(frame, gone, `/findings/${number}/trace`));
  });
}
