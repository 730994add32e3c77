import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sendPublic } from '#web/public/send-public.ts';
import type { Publication } from '../contract.ts';
import { dcatCatalogue, robots, rssFeed, siteMap } from '../downloads/catalogues.ts';
import { dataCsv } from '../downloads/data-csv.ts';
import { placesGeoJson } from '../downloads/places-geojson.ts';
import { exhibitChart } from '../pages/exhibits.ts';
import { frameIn } from '../pages/frame.ts';
import { newestPublications, publicationInView, publicSites } from '../queries/public-pages.ts';
import { notThere, numbered, type PublicSiteTools, versioned } from './public-site.ts';

type FileOf = (publication: Publication, exhibit?: string) => { type: string; body: string } | null;

/** A finding's files: what the page shows, never more. */
const files: Record<string, FileOf> = {
  'data.csv': (publication) => ({ type: 'text/csv; charset=utf-8', body: dataCsv(publication) }),
  'data.json': (publication) => ({
    type: 'application/json',
    body: `${JSON.stringify(publication, null, 2)}\n`,
  }),
  'chart.svg': (publication, key) => {
    const exhibit = key ? publication.exhibits.find((one) => one.key === key) : publication.exhibits[0];
    if (!exhibit) return null;
    const size = exhibit.kind === 'series' || exhibit.kind === 'bars' ? 'wide' : 'any';
    return {
      type: 'image/svg+xml',
      body: exhibitChart(frameIn('en'), publication.number, exhibit, size).markup,
    };
  },
  'places.geojson': (publication) => {
    const grid = publication.exhibits.find((exhibit) => exhibit.kind === 'grid');
    return grid
      ? { type: 'application/geo+json', body: JSON.stringify(placesGeoJson(grid, publication)) }
      : null;
  },
};

export function addDownloads({ app, read }: PublicSiteTools): void {
  const querystring = versioned.extend({ exhibit: z.string().max(60).optional() });
  for (const [name, fileOf] of Object.entries(files)) {
    app.get(
      `/findings/:number/${name}`,
      { schema: { params: numbered, querystring, hide: true } },
      async (request, reply) => {
        const { number } = request.params;
        const found = await read((tx) => publicationInView(tx, number, request.query.version));
        const file = found && fileOf(found.publication, request.query.exhibit);
        if (!file) throw notThere(number);
        const fileName = `${number}-v${found.publication.version}-${name}`;
        return sendPublic(request, reply, { ...file, fileName, open: true });
      },
    );
  }
}

/** For programs that look for data: catalogue, feed, map of the site. */
export function addCatalogues({ app, read, publicUrl }: PublicSiteTools): void {
  const answer = (path: string, type: string, write: () => Promise<string>) =>
    app.get(path, { schema: { hide: true } }, async (request: FastifyRequest, reply: FastifyReply) =>
      sendPublic(request, reply, { type, body: await write(), open: true }),
    );
  answer('/data.json', 'application/json', async () =>
    JSON.stringify(dcatCatalogue(await read((tx) => newestPublications(tx)), publicUrl), null, 2),
  );
  answer('/feed.xml', 'application/rss+xml; charset=utf-8', async () =>
    rssFeed(await read((tx) => newestPublications(tx, { limit: 50 })), publicUrl),
  );
  answer('/sitemap.xml', 'application/xml; charset=utf-8', () =>
    read(async (tx) => siteMap(await newestPublications(tx), await publicSites(tx), publicUrl)),
  );
  answer('/robots.txt', 'text/plain; charset=utf-8', async () => robots(publicUrl));
}
