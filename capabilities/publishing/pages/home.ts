import { sparkLine } from '#web/public/charts/spark-line.ts';
import { type Html, html, jsonLd } from '#web/public/html.ts';
import type { PublicPage } from '#web/public/shell.ts';
import type { Publication } from '../contract.ts';
import { formatFigure, uncertaintyOf } from './figures.ts';
import { type Frame, WRITTEN_IN } from './frame.ts';

export function homePage(frame: Frame, newest: readonly Publication[], publicUrl: string): PublicPage {
  const { language, words, to } = frame;
  const w = words.home;
  return {
    language,
    path: '/',
    title: w.title,
    description: w.description,
    head: jsonLd({
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: w.title,
      url: publicUrl,
      potentialAction: {
        '@type': 'SearchAction',
        target: `${publicUrl}/search?q={query}`,
        'query-input': 'required name=query',
      },
    }),
    hero: html`<div class="hero"><div class="hero__inner"><h1>${w.headline}</h1><p class="lead">${w.lead}</p>
<p class="buttons"><a class="button" href="${to('/sites')}">${w.seeSites}</a><a class="button button--outline" href="${to('/how-it-works')}">${w.seeHow}</a></p></div></div>`,
    body: html`<section class="section"><h2>${w.newest}</h2>
${newest.length === 0 && html`<p>${w.noneYet}</p>`}
<ul class="cards">${newest.map((publication) => findingCard(frame, publication))}</ul>
<p><a href="${to('/sites')}">${w.allSites}</a></p></section>
<section class="section"><h2>${w.loopTitle}</h2><p>${w.loopLead}</p>
<ol class="loop">${w.loop.map(([title, text]) => html`<li><h3>${title}</h3><p>${text}</p></li>`)}</ol></section>
<section class="section"><h2>${w.readTitle}</h2><div class="beside">${example(frame)}
<div class="columns">${w.read.map(([title, text]) => html`<div><h3>${title}</h3><p>${text}</p></div>`)}</div></div></section>`,
  };
}

export function findingCard(frame: Frame, publication: Publication): Html {
  const { f, to } = frame;
  const { number, site, statement, publishedAt } = publication;
  return html`<li class="card"><p class="small quiet">${site.name}, ${site.state}</p>
<h3 lang="${WRITTEN_IN}"><a href="${to(`/findings/${number}`)}">${statement}</a></h3>
${glimpse(frame, publication)}
<p class="card__meta"><span>${number}</span><time datetime="${publishedAt}">${f.date(publishedAt)}</time></p></li>`;
}

/** The shape of the series or, where there is none, the first number. */
function glimpse(frame: Frame, { exhibits, figures }: Publication): Html | null {
  const series = exhibits.find((exhibit) => exhibit.kind === 'series');
  if (series) {
    const complete = series.lines[0]!.points.filter(({ incomplete }) => !incomplete);
    return html`<div class="card__chart">${sparkLine(complete.map(({ value }) => value))}</div>`;
  }
  const [figure] = figures;
  if (!figure) return null;
  return html`<p class="card__figure"><b>${formatFigure(frame, figure)}</b> <span lang="${WRITTEN_IN}">${figure.label}</span> <small>${uncertaintyOf(frame, figure)}</small></p>`;
}

/** A made-up number with its parts pointed out: the picture says what the four texts below explain. */
function example({ words }: Frame): Html {
  const { exampleLabel, example: range } = words.home;
  return html`<div class="panel reading"><p class="tag">${exampleLabel}</p><p class="reading__number"><b>783</b> <span>${range}</span></p>
<svg viewBox="0 0 420 28" aria-hidden="true" focusable="false"><path d="M10 14H410" stroke="#a9aeb1" stroke-width="2"/><path d="M118 14H322" stroke="#005ea2" stroke-width="10" opacity="0.35"/><path d="M118 5v18M322 5v18" stroke="#005ea2" stroke-width="2.5"/><circle cx="217" cy="14" r="7" fill="#162e51"/></svg></div>`;
}
