import { html } from '#web/public/html.ts';
import type { PublicPage } from '#web/public/shell.ts';
import type { Frame } from './frame.ts';
import type { PublicSite } from './site.ts';

/** `invented`: there is no such place, it stands there for the demo. */
export type ListedSite = PublicSite & { findings: number; dataTo: string | null; invented: boolean };

export function sitesPage({ language, words, f, to }: Frame, sites: readonly ListedSite[]): PublicPage {
  const { sites: w } = words;
  return {
    language,
    path: '/sites',
    title: w.title,
    description: w.description,
    current: 'sites',
    crumbs: [],
    body: html`<h1>${w.title}</h1><p class="lead">${w.lead}</p>
${sites.length === 0 && html`<p>${w.none}</p>`}
<ul class="cards">${sites.map(
      (
        site,
      ) => html`<li class="card"><h2 class="card__title"><a href="${to(`/sites/${site.slug}`)}">${site.name}, ${site.state}</a></h2>
<p>${site.findings > 0 ? w.findings(site.findings) : w.noFindings}</p>
<p class="card__meta">${site.invented && html`<strong>${w.invented}</strong>`}${site.cohortYear && html`<span>${w.cohort(site.cohortYear)}</span>`}${site.dataTo && html`<span>${w.dataTo(f.date(site.dataTo))}</span>`}</p></li>`,
    )}</ul>`,
  };
}
