import { type Content, html } from '#web/public/html.ts';
import type { PublicPage } from '#web/public/shell.ts';
import type { Publication, PublishedFigure } from '../contract.ts';
import { formatFigure, uncertaintyOf } from './figures.ts';
import { type Frame, WRITTEN_IN } from './frame.ts';
import { parameterPairs } from './parameter-words.ts';
import { dataStep, pairs, sourceStep } from './trace-data.ts';

/** The chain behind a finding: finding, method, data version, source. */
export function tracePage(frame: Frame, publication: Publication): PublicPage {
  const { words, to } = frame;
  const { number, site } = publication;
  const { trace } = words;
  return {
    language: frame.language,
    path: `/findings/${number}/trace`,
    title: trace.title(number),
    description: trace.description(number),
    current: 'sites',
    crumbs: [
      { label: words.sites.title, to: '/sites' },
      { label: site.name, to: `/sites/${site.slug}` },
      { label: number, to: `/findings/${number}` },
    ],
    body: html`<h1>${trace.titleBefore} <span class="whole">${number}</span></h1><p class="lead">${trace.lead}</p>
<ol class="trace">
<li id="finding"><h2>${trace.finding}</h2>${findingStep(frame, publication)}</li>
${chainBehind(frame, publication, `/findings/${number}/recipe.json`)}
</ol>
<section class="panel"><h2>${trace.checkTitle}</h2><ol class="prose">${trace.check.map((step) => html`<li>${step}</li>`)}</ol></section>
<p><a href="${to(`/findings/${number}`)}">${trace.back}</a></p>`,
  };
}

/** The part that stays when the finding itself has been withdrawn. */
export function chainBehind(
  frame: Frame,
  made: Pick<Publication, 'method' | 'data'>,
  recipe?: string,
): Content {
  const { trace } = frame.words;
  return [
    html`<li id="method"><h2>${trace.method}</h2>${methodStep(frame, made.method, recipe)}</li>`,
    html`<li id="data"><h2>${trace.data}</h2>${dataStep(frame, made.data)}</li>`,
    html`<li id="source"><h2>${trace.source}</h2>${sourceStep(frame, made.data)}</li>`,
  ];
}

function findingStep(frame: Frame, publication: Publication): Content {
  const { trace, finding } = frame.words;
  return [
    html`<p><strong lang="${WRITTEN_IN}">${publication.statement}</strong></p>`,
    publication.figures.length > 0 &&
      html`<table class="narrow"><caption class="hidden">${finding.figures}</caption><thead><tr><th scope="col">${trace.numberAndRange}</th><th scope="col" class="n">${trace.value}</th></tr></thead>
<tbody>${publication.figures.map((figure) => figureRow(frame, figure))}</tbody></table>`,
    html`<p>${trace.approved(frame.f.date(publication.approvedAt))}</p>`,
    html`<p class="small quiet">${finding.version(publication.version)}, ${finding.published.toLowerCase()} ${frame.f.date(publication.publishedAt)}</p>`,
  ];
}

function figureRow(frame: Frame, figure: PublishedFigure): Content {
  const unit = figure.value !== null && html`<small lang="${WRITTEN_IN}">${figure.unit}</small>`;
  return html`<tr id="figure-${figure.key}"><th scope="row"><span lang="${WRITTEN_IN}">${figure.label}</span><small>${howSure(frame, figure)}</small></th><td class="n">${formatFigure(frame, figure)}${unit}</td></tr>`;
}

/** The range with its level, or the reason why there is none. */
function howSure(frame: Frame, figure: PublishedFigure): Content {
  const { words, f } = frame;
  const said = uncertaintyOf(frame, figure);
  if (said === null) return html`<span lang="${WRITTEN_IN}">${figure.note}</span>`;
  const isRange = figure.level !== null && figure.low !== null;
  return isRange ? words.trace.atLevel(said, f.exactPercent(figure.level!)) : said;
}

function methodStep(frame: Frame, method: Publication['method'], recipe?: string): Content {
  const { trace } = frame.words;
  return [
    html`<p lang="${WRITTEN_IN}"><strong>${method.title}</strong>. ${method.explanation}</p>`,
    pairs([
      [trace.name, html`<code>${method.name}</code>`],
      [trace.seed, method.seed ?? trace.noSeed],
      [trace.code, html`<code class="hash">${method.codeVersion}</code>`],
      [trace.analysis, method.analysisNumber],
    ]),
    Object.keys(method.parameters).length > 0 && [
      html`<h3>${trace.parameters}</h3>`,
      pairs(parameterPairs(frame, method.parameters)),
    ],
    recipe && html`<p><a href="${recipe}">${trace.recipe}</a></p>`,
  ];
}
