import { type Content, type Html, html } from '#web/public/html.ts';
import type { Publication } from '../contract.ts';
import type { Frame } from './frame.ts';

/** Under every finding: which rows, which method, what it can't tell, what it assumes, and the way back. */
export function howWeKnow(
  { words, f, to }: Frame,
  publication: Publication,
  length: 'whole' | 'short' = 'whole',
): Html {
  const { data, method, suppression, number } = publication;
  const { know } = words;
  // The first is the one that the finding’s author wrote for it.
  const limits = length === 'whole' ? method.limits : method.limits.slice(0, 1);
  const trace = (part: string) => to(`/findings/${number}/trace#${part}`);
  return html`<aside class="know" aria-label="${know.title}: ${number}">
<h3>${know.title}</h3>
<dl class="pairs">
<dt>${know.data}</dt><dd><a href="${trace('data')}" lang="en">${data.label}</a>, ${know.period(f.date(data.period.from), f.date(data.period.to))}. ${know.rows(f.number(data.rowsLive), f.number(data.rowsLive + data.rowsSetAside))}.</dd>
<dt>${know.source}</dt><dd>${sourceLine(know, trace('source'), data.origin)}</dd>
<dt>${know.method}</dt><dd lang="en"><a href="${trace('method')}">${method.title}</a>.${length === 'whole' && html` ${method.explanation}`}</dd>
${limits.length > 0 && html`<dt>${know.limits}</dt><dd lang="en">${lines(limits)}</dd>`}
${length === 'whole' && method.assumptions.length > 0 && html`<dt>${know.assumes}</dt><dd lang="en">${lines(method.assumptions)}</dd>`}
</dl>
${suppression.suppressed > 0 && html`<p class="small">${know.suppressed(f.number(suppression.suppressed))}</p>`}
<p><a href="${to(`/findings/${number}/trace`)}">${know.trace}</a></p>
</aside>`;
}

function lines(sentences: readonly string[]): Content {
  return sentences.length === 1
    ? sentences[0]
    : html`<ul>${sentences.map((one) => html`<li>${one}</li>`)}</ul>`;
}

/** Whose data they are and on which terms, as far as the source says. */
function sourceLine(
  know: Frame['words']['know'],
  address: string,
  { name, publisher, licence }: Publication['data']['origin'],
): Html {
  const who = publisher ? `${name}: ${publisher}` : name;
  return html`<a href="${address}" lang="en">${who}</a>.${licence && html` ${know.licence(licence)}.`}`;
}

export function downloads({ words }: Frame, { number, version, exhibits }: Publication, newest = true): Html {
  const { finding } = words;
  const at = (name: string, exhibit?: string) => {
    const asked = new URLSearchParams({
      ...(exhibit && { exhibit }),
      ...(!newest && { version: `${version}` }),
    });
    return `/findings/${number}/${name}${asked.size > 0 ? `?${asked}` : ''}`;
  };
  const link = (name: string, text: string, exhibit?: string) =>
    html`<li><a href="${at(name, exhibit)}">${text}</a></li>`;
  const [first, ...more] = exhibits;
  const charts = more.length > 0 ? exhibits : [];
  return html`<div><h3 class="small quiet">${finding.downloads}</h3><ul class="downloads">
${link('data.csv', finding.csv)}${link('data.json', finding.json)}
${first && charts.length === 0 && link('chart.svg', finding.svg(null))}
${charts.map(({ key, title }) => link('chart.svg', finding.svg(title), key))}
${exhibits.some(({ kind }) => kind === 'grid') && link('places.geojson', finding.geojson)}</ul></div>`;
}
