import { type Html, html, jsonLd } from '#web/public/html.ts';
import { notice, type PublicPage } from '#web/public/shell.ts';
import type { Publication } from '../contract.ts';
import { exhibitSection } from './exhibits.ts';
import { figureList } from './figures.ts';
import { kicker } from './finding.ts';
import { type Frame, WRITTEN_IN } from './frame.ts';
import { downloads, howWeKnow } from './how-we-know.ts';
import { planEn } from './words/plan-en.ts';
import { planEs } from './words/plan-es.ts';

const planWords = { en: planEn, es: planEs };

export type PublicSite = {
  slug: string;
  name: string;
  state: string;
  cohortYear: number | null;
  demo: boolean;
};

/** A site and everything it has published, newest first: each finding with its chart, its table and how we know. */
export function sitePage(
  frame: Frame,
  site: PublicSite,
  publications: readonly Publication[],
  publicUrl: string,
  hasPlan = false,
): PublicPage {
  const { words } = frame;
  return {
    language: frame.language,
    path: `/sites/${site.slug}`,
    title: `${site.name}, ${site.state}`,
    description: words.site.description(site.name),
    current: 'sites',
    crumbs: [{ label: words.sites.title, to: '/sites' }],
    head: jsonLd({
      '@context': 'https://schema.org',
      '@type': 'CollectionPage',
      name: `${site.name}, ${site.state}`,
      url: `${publicUrl}/sites/${site.slug}`,
      about: { '@type': 'AdministrativeArea', name: site.name },
    }),
    body: html`<h1>${site.name}</h1>
${site.demo && notice(words.site.demo)}
${facts(frame, site, publications)}
${hasPlan && html`<p><a class="button button--outline" href="${frame.to(`/sites/${site.slug}/plan`)}">${planWords[frame.language].link}</a></p>`}
${publications.length === 0 && html`<div class="panel"><p><strong>${words.site.none(site.name)}</strong></p><p>${words.site.noneNext}</p></div>`}
${publications.map((publication) => findingArticle(frame, publication))}`,
  };
}

function facts({ words, f }: Frame, site: PublicSite, publications: readonly Publication[]): Html {
  const newest = publications
    .map(({ data }) => data.period.to)
    .sort()
    .at(-1);
  const fact = (term: string, value: string | null | undefined) =>
    value && html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  return html`<dl class="facts">${fact(words.site.state, site.state)}${fact(words.site.cohort, site.cohortYear?.toString())}
${fact(words.site.findings, f.number(publications.length))}${fact(words.site.dataTo, newest && f.date(newest))}</dl>`;
}

const FIGURES_BESIDE_A_CHART = 3;

function findingArticle(frame: Frame, publication: Publication): Html {
  const { words, to } = frame;
  const { number, exhibits, figures } = publication;
  const address = to(`/findings/${number}`);
  return html`<article class="finding" aria-labelledby="${number}">
${kicker(frame, publication)}
<h2 id="${number}" lang="${WRITTEN_IN}"><a href="${address}">${publication.statement}</a></h2>
${figureList(frame, number, figures.slice(0, FIGURES_BESIDE_A_CHART))}
${exhibits[0] && exhibitSection(frame, number, exhibits[0])}
${howWeKnow(frame, publication, 'short')}
${downloads(frame, publication)}
<p><a class="button button--outline" href="${address}" aria-label="${words.site.full}: ${number}">${words.site.full}</a></p>
</article>`;
}
