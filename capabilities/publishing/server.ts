import { findingForPublication } from '#capabilities/analysis/server.ts';
import type { Capability } from '#platform/http/capability.ts';
import { addAssets } from '#web/public/assets.ts';
import { sendPublic } from '#web/public/send-public.ts';
import { renderPage } from '#web/public/shell.ts';
import { publishingAccess } from './access.ts';
import { publishingErrors } from './errors.ts';
import { publishingEvents } from './events.ts';
import { hearFindings } from './hear-findings.ts';
import { errorPage } from './pages/error.ts';
import { frameIn } from './pages/frame.ts';
import { publishingPractice } from './practice.ts';
import { addCatalogues, addDownloads } from './routes/downloads.ts';
import { addPages } from './routes/pages.ts';
import { addPlanPages } from './routes/plan.ts';
import { installationOf, publicSiteTools } from './routes/public-site.ts';
import { addStaffRoutes } from './routes/staff.ts';
import { publicationWorkflow } from './states.ts';

export const publishing: Capability = {
  name: 'publishing',
  access: publishingAccess,
  workflows: [publicationWorkflow],
  errors: publishingErrors,
  events: publishingEvents,
  handlers: hearFindings(findingForPublication),
  practice: publishingPractice,
  routes: (app, services) => {
    addAssets(app);
    const tools = publicSiteTools(app, services);
    addPages(tools);
    addPlanPages(tools);
    addDownloads(tools);
    addCatalogues(tools);
    addStaffRoutes(app, services);
  },
  errorPage: (request, reply, { status }, { config }) => {
    const spanish = /^\/es(?:\/|$)/.test(request.url);
    const path = request.url.replace(/^\/es(?=\/|$)/, '').split('?')[0] || '/';
    const page = errorPage(frameIn(spanish ? 'es' : 'en'), { status, requestId: request.id, path });
    return sendPublic(request, reply, {
      type: 'text/html; charset=utf-8',
      body: renderPage(page, installationOf(config)),
      status,
    });
  },
};

/** For research, whose results leave under the same rules for small counts as published pages. */
export type { CountTable } from './suppression/count-table.ts';
export { hideCounts } from './suppression/hide-counts.ts';
export { suppressionRules } from './suppression/rules.ts';
