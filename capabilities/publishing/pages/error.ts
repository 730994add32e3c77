import { html } from '#web/public/html.ts';
import type { PublicPage } from '#web/public/shell.ts';
import type { Frame } from './frame.ts';

/** A failure on a public address, for a reader: what happened, and what to do. */
export function errorPage(
  { language, words, to }: Frame,
  failure: { status: number; requestId: string; path: string },
): PublicPage {
  const { errors } = words;
  const said =
    failure.status === 404 ? errors.notFound : failure.status >= 500 ? errors.failed : errors.refused;
  return {
    language,
    path: failure.path,
    title: said.title,
    description: said.text,
    hidden: true,
    crumbs: [],
    body: html`<h1>${said.title}</h1><p class="lead">${said.text}</p><p>${said.next}</p>
${failure.status === 404 && html`<ul class="downloads"><li><a href="${to('/')}">${errors.goHome}</a></li><li><a href="${to('/sites')}">${errors.goSites}</a></li><li><a href="${to('/how-it-works')}">${errors.goHow}</a></li></ul>`}
${failure.status >= 500 && html`<p class="small quiet">${errors.number}: <code>${failure.requestId}</code></p>`}`,
  };
}
