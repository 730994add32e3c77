import { type Content, type Html, html, jsonLd } from '#web/public/html.ts';
import { notice, type PublicPage } from '#web/public/shell.ts';
import type { Publication } from '../contract.ts';
import { licenceAddress } from '../downloads/licence-address.ts';
import { exhibitSection } from './exhibits.ts';
import { figureList } from './figures.ts';
import { type Frame, WRITTEN_IN } from './frame.ts';
import { downloads, howWeKnow } from './how-we-know.ts';

export type VersionLine = { version: number; publishedAt: string };

/** One finding, whole: its sentence, its numbers, its charts with their tables, how we know, and its versions. */
export function findingPage(
  frame: Frame,
  publication: Publication,
  versions: readonly VersionLine[],
  publicUrl: string,
): PublicPage {
  const { words, f } = frame;
  const { number, site, version } = publication;
  const newest = versions.every((other) => other.version <= version);
  return {
    language: frame.language,
    path: `/findings/${number}`,
    title: publication.statement,
    description: `${words.finding.kind} ${number}, ${site.name}. ${publication.question}`,
    current: 'sites',
    crumbs: [
      { label: words.sites.title, to: '/sites' },
      { label: site.name, to: `/sites/${site.slug}` },
    ],
    hidden: !newest,
    head: jsonLd(structuredData(publication, publicUrl)),
    body: html`${!newest && olderVersion(frame, publication, versions)}
<div class="stack">${kicker(frame, publication)}<h1 lang="${WRITTEN_IN}">${publication.statement}</h1>
<p class="lead" lang="${WRITTEN_IN}">${publication.summary ?? publication.question}</p></div>
${publication.figures.length > 0 && html`<section class="section"><h2>${words.finding.figures}</h2>${figureList(frame, number, publication.figures)}</section>`}
${publication.exhibits.map((exhibit) => html`<section class="section" aria-label="${exhibit.title}">${exhibitSection(frame, number, exhibit)}</section>`)}
<section class="section stack" aria-label="${words.know.title}">${howWeKnow(frame, publication)}${downloads(frame, publication, newest)}</section>
<section class="section"><h2>${words.finding.versions}</h2>${versionList(frame, publication, versions)}
<p class="small quiet">${words.finding.cite}: ${site.name}. ${publication.statement.replace(/\.?$/, '.')} ${number}, ${words.finding.version(version).toLowerCase()}, ${f.date(publication.publishedAt)}. ${publicUrl}/findings/${number}</p></section>`,
  };
}

export function kicker({ words, f }: Frame, { number, site, publishedAt }: Publication): Html {
  return html`<p class="kicker"><span class="tag">${number}</span><span>${site.name}, ${site.state}</span><span>${words.finding.published} <time datetime="${publishedAt}">${f.date(publishedAt)}</time></span></p>`;
}

function olderVersion(
  { words, f, to }: Frame,
  { number }: Publication,
  versions: readonly VersionLine[],
): Html {
  const newest = versions.reduce((a, b) => (b.version > a.version ? b : a));
  return notice(
    {
      title: words.finding.older(newest.version, f.date(newest.publishedAt)),
      text: html`<a href="${to(`/findings/${number}`)}">${words.finding.seeNewest}</a>`,
    },
    'warning',
  );
}

function versionList(
  { words, f, to }: Frame,
  publication: Publication,
  versions: readonly VersionLine[],
): Content {
  return html`<ul class="results">${versions.map(({ version, publishedAt }) => {
    const text = `${words.finding.version(version)}, ${f.date(publishedAt)}`;
    return version === publication.version
      ? html`<li>${text} <span class="tag">${words.finding.current}</span></li>`
      : html`<li><a href="${to(`/findings/${publication.number}`)}?version=${version}">${text}</a></li>`;
  })}</ul>`;
}

function structuredData(publication: Publication, publicUrl: string): object {
  const { number, statement, question, data, site } = publication;
  const address = `${publicUrl}/findings/${number}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': address,
    url: address,
    name: statement,
    description: question,
    identifier: number,
    version: String(publication.version),
    datePublished: publication.publishedAt,
    temporalCoverage: `${data.period.from}/${data.period.to}`,
    spatialCoverage: `${site.name}, ${site.state}`,
    license: licenceAddress(data.origin.licence),
    isBasedOn: basisOf(data.origin),
    isAccessibleForFree: true,
    distribution: [
      { '@type': 'DataDownload', encodingFormat: 'text/csv', contentUrl: `${address}/data.csv` },
      { '@type': 'DataDownload', encodingFormat: 'application/json', contentUrl: `${address}/data.json` },
    ],
  };
}

function basisOf({ name, publisher, address, licence }: Publication['data']['origin']): object {
  return {
    '@type': 'Dataset',
    name,
    url: address ?? undefined,
    publisher: publisher ? { '@type': 'Organization', name: publisher } : undefined,
    license: licence ?? undefined,
  };
}
