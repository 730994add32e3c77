import { html } from '#web/public/html.ts';
import type { PublicPage } from '#web/public/shell.ts';
import type { Frame } from './frame.ts';
import { aboutEn, accessibilityEn } from './words/about-en.ts';
import { aboutEs, accessibilityEs } from './words/about-es.ts';

export function howItWorksPage({ language }: Frame): PublicPage {
  const w = language === 'es' ? aboutEs : aboutEn;
  const titled = (list: [string, string][]) =>
    list.map(([title, text]) => html`<div><h3>${title}</h3><p>${text}</p></div>`);
  return {
    language,
    path: '/how-it-works',
    title: w.title,
    description: w.description,
    current: 'how',
    crumbs: [],
    body: html`<h1>${w.title}</h1><p class="lead">${w.lead}</p>
<section class="section"><h2>${w.approach.title}</h2><div class="columns">${titled(w.approach.points)}</div></section>
<section class="section"><h2>${w.years.title}</h2><p>${w.years.lead}</p>
<ol class="loop">${w.years.phases.map(([title, text]) => html`<li><h3>${title}</h3><p>${text}</p></li>`)}</ol><p>${w.years.after}</p></section>
<section class="section"><h2>${w.team.title}</h2><p>${w.team.lead}</p>
<table><caption class="hidden">${w.team.title}</caption><thead><tr><th scope="col">${w.team.role}</th><th scope="col">${w.team.does}</th></tr></thead>
<tbody>${w.team.members.map(([role, does]) => html`<tr><th scope="row"><strong>${role}</strong></th><td>${does}</td></tr>`)}</tbody></table></section>
<section class="section"><h2>${w.areas.title}</h2><p>${w.areas.lead}</p><div class="columns">${titled(w.areas.list)}</div></section>
<section class="section"><div class="panel prose"><h2>${w.never.title}</h2><ul>${w.never.points.map((point) => html`<li>${point}</li>`)}</ul></div></section>`,
  };
}

export function accessibilityPage({ language }: Frame): PublicPage {
  const w = language === 'es' ? accessibilityEs : accessibilityEn;
  return {
    language,
    path: '/accessibility',
    title: w.title,
    description: w.description,
    crumbs: [],
    body: html`<h1>${w.title}</h1><p class="lead">${w.lead}</p>
${w.sections.map(([title, text]) => html`<section class="section"><h2>${title}</h2><p>${text}</p></section>`)}`,
  };
}
