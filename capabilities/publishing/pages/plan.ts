import type { PublicPlan } from '#capabilities/planning/server.ts';
import { html } from '#web/public/html.ts';
import { notice, type PublicPage } from '#web/public/shell.ts';
import { type Frame, WRITTEN_IN } from './frame.ts';
import { goalArticle, problemItem } from './plan-parts.ts';
import type { PublicSite } from './site.ts';
import { planEn } from './words/plan-en.ts';
import { planEs } from './words/plan-es.ts';

const planWords = { en: planEn, es: planEs };

export type PlanPageInput = {
  site: PublicSite;
  plans: readonly PublicPlan[];
  /** The plan that is shown; the first unless another was asked for. */
  chosen: PublicPlan | undefined;
  /** Findings that this site has published: only those are named. */
  findings: ReadonlyMap<string, string>;
};

/** A site's plan as it was last published: what it wants, who does what, how far it is, and what changed and why. */
export function planPage(frame: Frame, input: PlanPageInput): PublicPage {
  const words = planWords[frame.language];
  const { site, plans, chosen } = input;
  const others = plans.filter((plan) => plan !== chosen);
  return {
    language: frame.language,
    path: `/sites/${site.slug}/plan`,
    title: chosen ? chosen.head.title : words.title(site.name),
    description: words.description(site.name),
    current: 'sites',
    crumbs: [
      { label: frame.words.sites.title, to: '/sites' },
      { label: site.name, to: `/sites/${site.slug}` },
    ],
    hidden: !chosen || chosen !== plans[0],
    body: chosen
      ? html`${whole(frame, input, chosen)}
${others.length > 0 && html`<section class="section"><h2>${words.others}</h2><ul class="results">${others.map(({ number, head }) => html`<li><a href="${frame.to(`/sites/${site.slug}/plan`)}?plan=${number}">${head.title}</a></li>`)}</ul></section>`}`
      : html`<h1>${words.title(site.name)}</h1><div class="panel"><p><strong>${words.none(site.name)}</strong></p><p>${words.noneNext}</p></div>`,
  };
}

function whole(frame: Frame, { site, findings }: PlanPageInput, plan: PublicPlan) {
  const words = planWords[frame.language];
  const { head, parts, number, version } = plan;
  const of = (kind: string) => parts.filter((part) => part.kind === kind);
  const fact = (term: string, value: string) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  const file = (name: string) => `/sites/${site.slug}/plan/${name}?plan=${number}`;
  return html`<p class="kicker"><span class="tag">${number}</span><span>${site.name}, ${site.state}</span></p>
<h1 lang="${WRITTEN_IN}">${head.title}</h1>
${site.demo && notice(frame.words.site.demo)}
${head.summary && html`<p class="lead" lang="${WRITTEN_IN}">${head.summary}</p>`}
<dl class="facts">${fact(words.owner, head.owner)}${fact(words.period, `${frame.f.date(head.startsOn)} ${words.to} ${frame.f.date(head.endsOn)}`)}${fact(words.version, String(version))}${fact(words.published, frame.f.date(plan.publishedAt))}</dl>
${of('problem').length > 0 && html`<section class="section"><h2>${words.problems}</h2><ul class="results">${of('problem').map((part) => problemItem(frame, part, findings))}</ul></section>`}
<section class="section stack"><h2>${words.goals}</h2>${of('goal').map((goal) => goalArticle(frame, plan, goal))}</section>
${changeLog(frame, plan)}
<section class="section"><h2>${words.downloads}</h2><ul class="downloads"><li><a href="${file('data.csv')}">CSV</a></li><li><a href="${file('data.json')}">JSON</a></li></ul></section>`;
}

function changeLog(frame: Frame, { log }: PublicPlan) {
  const words = planWords[frame.language];
  return html`<section class="section stack" id="changes"><h2>${words.log}</h2><p>${words.logLead}</p>${log.map(
    ({ version, publishedAt, note, changes }) => html`<article class="panel stack">
<h3>${words.logVersion(version, frame.f.date(publishedAt))}</h3>
<p><strong>${words.why}</strong> <span lang="${WRITTEN_IN}">${note}</span></p>
${changes.length === 0 && html`<p class="quiet">${words.nothingShown}</p>`}
<ul>${changes.map(
      ({ heading, lines }) =>
        html`<li>${heading}${
          lines.length > 0 &&
          html`<ul>${lines.map(({ field, before, after }) => html`<li>${field}: <del>${before}</del> ${words.became} <ins>${after}</ins></li>`)}</ul>`
        }</li>`,
    )}</ul></article>`,
  )}</section>`;
}
