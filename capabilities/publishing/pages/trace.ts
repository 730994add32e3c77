import { type Content, html } from '#web/public/html.ts';
import type { PublicPage } from '#web/public/shell.ts';
import type { Publication } from '../contract.ts';
import { formatFigure, rangeOf } from './figures.ts';
import { type Frame, WRITTEN_IN } from './frame.ts';
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
    body: html`<h1>${trace.title(number)}</h1><p class="lead">${trace.lead}</p>
<ol class="trace">
<li id="finding"><h2>${trace.finding}</h2>${findingStep(frame, publication)}</li>
${chainBehind(frame, publication)}
</ol>
<section class="panel"><h2>${trace.checkTitle}</h2><ol class="prose">${trace.check.map((step) => html`<li>${step}</li>`)}</ol></section>
<p><a href="${to(`/findings/${number}`)}">${trace.back}</a></p>`,
  };
}

/** The part that stays when the finding itself has been withdrawn. */
export function chainBehind(frame: Frame, made: Pick<Publication, 'method' | 'data'>): Content {
  const { trace } = frame.words;
  return [
    html`<li id="method"><h2>${trace.method}</h2>${methodStep(frame, made.method)}</li>`,
    html`<li id="data"><h2>${trace.data}</h2>${dataStep(frame, made.data)}</li>`,
    html`<li id="source"><h2>${trace.source}</h2>${sourceStep(frame, made.data)}</li>`,
  ];
}

function findingStep(frame: Frame, publication: Publication): Content {
  const { trace, finding } = frame.words;
  return [
    html`<p><strong lang="${WRITTEN_IN}">${publication.statement}</strong></p>`,
    publication.figures.length > 0 &&
      html`<div class="table-scroll" tabindex="0" role="region" aria-label="${finding.figures}"><table><thead><tr><th scope="col">${trace.number}</th><th scope="col" class="n">${trace.value}</th><th scope="col">${trace.range}</th></tr></thead>
<tbody>${publication.figures.map((figure) => html`<tr id="figure-${figure.key}"><th scope="row" lang="${WRITTEN_IN}">${figure.label}</th><td class="n">${formatFigure(frame, figure.value, figure.format)}</td><td>${rangeOf(frame, figure)}</td></tr>`)}</tbody></table></div>`,
    html`<p>${trace.approved(frame.f.date(publication.approvedAt))}</p>`,
    html`<p class="small quiet">${finding.version(publication.version)}, ${finding.published.toLowerCase()} ${frame.f.date(publication.publishedAt)}</p>`,
  ];
}

function methodStep({ words }: Frame, method: Publication['method']): Content {
  const { trace } = words;
  return [
    html`<p lang="${WRITTEN_IN}"><strong>${method.title}</strong>. ${method.explanation}</p>`,
    pairs([
      [trace.name, html`<code>${method.name}</code>`],
      [trace.seed, method.seed ?? trace.noSeed],
      [trace.code, html`<code class="hash">${method.codeVersion}</code>`],
      [trace.analysis, method.analysisNumber],
    ]),
    Object.keys(method.parameters).length > 0 &&
      html`<h3>${trace.parameters}</h3><pre tabindex="0" role="region" aria-label="${trace.parameters}">${parameterLines(method.parameters)}</pre>`,
  ];
}

const parameterLines = (parameters: Record<string, unknown>) =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
