import { html } from '#web/public/html.ts';
import type { Publication } from '../contract.ts';
import type { ListedSite } from '../pages/sites.ts';
import { licenceAddress } from './licence-address.ts';

/** DCAT-US 1.1: each published finding is a data set with its files. */
export function dcatCatalogue(publications: readonly Publication[], publicUrl: string): object {
  return {
    '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
    '@id': `${publicUrl}/data.json`,
    '@type': 'dcat:Catalog',
    conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
    describedBy: 'https://project-open-data.cio.gov/v1.1/schema/catalog.json',
    dataset: publications.map((publication) => dataset(publication, publicUrl)),
  };
}

function dataset(publication: Publication, publicUrl: string): object {
  const { number, statement, question, summary, site, data, publishedAt, exhibits } = publication;
  const address = `${publicUrl}/findings/${number}`;
  const file = (name: string, mediaType: string, title: string) => ({
    '@type': 'dcat:Distribution',
    downloadURL: `${address}/${name}`,
    mediaType,
    title,
  });
  return {
    '@type': 'dcat:Dataset',
    identifier: address,
    title: statement,
    description: summary ?? question,
    keyword: ['public safety', 'shootings', site.name],
    modified: publishedAt,
    issued: publishedAt,
    publisher: { '@type': 'org:Organization', name: `Public Safety Partnership, ${site.name}` },
    contactPoint: {
      '@type': 'vcard:Contact',
      fn: `${site.name} site team`,
      hasEmail: 'mailto:data@psp.invalid',
    },
    accessLevel: 'public',
    ...termsOf(data.origin),
    landingPage: address,
    spatial: `${site.name}, ${site.state}`,
    temporal: `${data.period.from}/${data.period.to}`,
    distribution: [
      file('data.csv', 'text/csv', 'Table'),
      file('data.json', 'application/json', 'Everything'),
      ...(exhibits.some(({ kind }) => kind === 'grid')
        ? [file('places.geojson', 'application/geo+json', 'Cells of the map')]
        : []),
    ],
  };
}

/** The finding is the partnership's own; whose data it rests on, and their terms, are told beside it. */
function termsOf({ name, publisher, address, licence }: Publication['data']['origin']): object {
  const license = licenceAddress(licence);
  const from = publisher ? `${name} (${publisher})` : name;
  return {
    rights: `Made from ${from}. Source license: ${licence ?? 'not given'}.`,
    ...(license ? { license } : {}),
    ...(address ? { references: [address] } : {}),
  };
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function rssFeed(publications: readonly Publication[], publicUrl: string): string {
  const items = publications.map(
    ({ number, version, statement, question, site, publishedAt }) => html`<item>
<title>${site.name}: ${statement}</title><link>${publicUrl}/findings/${number}</link>
<guid isPermaLink="false">${publicUrl}/findings/${number}#version-${version}</guid>
<pubDate>${new Date(publishedAt).toUTCString()}</pubDate><description>${question}</description>
</item>`,
  );
  return `${XML}${
    html`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Public Safety Partnership: new findings</title><link>${publicUrl}/</link>
<description>What sites of the partnership have found and published.</description><language>en-us</language>
<atom:link href="${publicUrl}/feed.xml" rel="self" type="application/rss+xml"/>
${items}</channel></rss>`.markup
  }`;
}

export function siteMap(
  publications: readonly Publication[],
  sites: readonly ListedSite[],
  publicUrl: string,
): string {
  const pages = [
    '/',
    '/how-it-works',
    '/sites',
    '/accessibility',
    ...sites.map(({ slug }) => `/sites/${slug}`),
  ];
  const urls = [
    ...pages.flatMap((path) => [
      html`<url><loc>${publicUrl}${path}</loc></url>\n`,
      html`<url><loc>${publicUrl}/es${path}</loc></url>\n`,
    ]),
    ...publications.flatMap(({ number, publishedAt }) =>
      ['', '/trace'].map(
        (part) =>
          html`<url><loc>${publicUrl}/findings/${number}${part}</loc><lastmod>${publishedAt.slice(0, 10)}</lastmod></url>\n`,
      ),
    ),
  ];
  return `${XML}${html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>`.markup}`;
}

export function robots(publicUrl: string): string {
  return `User-agent: *\nDisallow: /app/\nDisallow: /api/\nDisallow: /search\nDisallow: /es/search\nSitemap: ${publicUrl}/sitemap.xml\n`;
}
