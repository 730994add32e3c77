import { type Content, html } from '#web/public/html.ts';
import type { PublicPage } from '#web/public/shell.ts';
import { type Frame, WRITTEN_IN } from './frame.ts';

export type SearchResult =
  | {
      kind: 'finding';
      number: string;
      statement: string;
      question: string;
      site: string;
      publishedAt: string;
    }
  | { kind: 'site'; slug: string; name: string };

export function searchPage(frame: Frame, query: string, results: readonly SearchResult[]): PublicPage {
  const { language, words } = frame;
  const w = words.search;
  return {
    language,
    path: '/search',
    title: w.title,
    description: w.description,
    current: 'search',
    crumbs: [],
    query,
    hidden: true,
    body: html`<h1>${w.title}</h1>
${query === '' && html`<p>${w.ask} ${w.hint}</p>`}
${query !== '' && results.length === 0 && html`<div class="panel"><p><strong>${w.none(query)}</strong></p><p>${w.hint}</p></div>`}
${results.length > 0 && html`<p role="status">${w.found(results.length, query)}</p>`}
<ul class="results">${results.map((result) => html`<li>${resultLine(frame, result)}</li>`)}</ul>`,
  };
}

function resultLine({ words, f, to }: Frame, result: SearchResult): Content {
  if (result.kind === 'site') {
    return html`<p class="small quiet">${words.search.site}</p><h2><a href="${to(`/sites/${result.slug}`)}">${result.name}</a></h2>`;
  }
  return html`<p class="small quiet">${words.finding.kind} ${result.number}, ${result.site}, ${f.date(result.publishedAt)}</p>
<h2 lang="${WRITTEN_IN}"><a href="${to(`/findings/${result.number}`)}">${result.statement}</a></h2><p lang="${WRITTEN_IN}">${result.question}</p>`;
}
