import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sendPublic } from '#web/public/send-public.ts';
import type { Publication } from '../contract.ts';
import { dcatCatalogue, robots, rssFeed, siteMap } from '../downloads/catalogues.ts';
import { chartFile } from '../downloads/chart-svg.ts';
import { dataCsv } from '../downloads/data-csv.ts';
import { placesGeoJson } from '../downloads/places-geojson.ts';
import { recipeJson } from '../downloads/recipe-json.ts';
import { frameIn } from '../pages/frame.ts';
import { newestPublications, publicationInView, publicSites } from '../queries/public-pages.ts';
import { notThere, numbered, type PublicSiteTools, versioned } from './public-site.ts';

type Asked = { exhibit: string | undefined; publicUrl: string };
/** `named` takes the place of the file's own name in the name it is saved under. */
type FileOf = (
  publication: Publication,
  asked: Asked,
) => { type: string; body: string; named?: string } | null;

/** A finding's files: what the page shows, never more. */
const files: Record<string, FileOf> = {
  'data.csv': (publication) => ({ type: 'text/csv; charset=utf-8', body: dataCsv(publication) }),
  'data.json': (publication) => json(publication),
  'recipe.json': (publication) => json(recipeJson(publication)),
  'chart.svg': (publication, { exhibit: key, publicUrl }) => {
    const exhibit = key ? publication.exhibits.find((one) => one.key === key) : publication.exhibits[0];
    if (!exhibit) return null;
    const body = chartFile(frameIn('en'), publication, exhibit, publicUrl);
    return { type: 'image/svg+xml', body, named: `${exhibit.key}.svg` };
  },
  'places.geojson': (publication) => {
    const grid = publication.exhibits.find((exhibit) => exhibit.kind === 'grid');
    return grid
      ? { type: 'application/geo+json', body: JSON.stringify(placesGeoJson(grid, publication)) }
      : null;
  },
};

const json = (content: object) => ({
  type: 'application/json',
  body: `${JSON.stringify(content, null, 2)}\n`,
});

export function addDownloads({ app, read, publicUrl }: PublicSiteTools): void {
  const querystring = versioned.extend({ exhibit: z.string().max(60).optional() });
  for (const [name, fileOf] of Object.entries(files)) {
    app.get(
      `/findings/:number/${name}`,
      { schema: { params: numbered, querystring, hide: true } },
      async (request, reply) => {
        const { number } = request.params;
        const { version, exhibit } = request.query;
        const found = await read((tx) => publicationInView(tx, number, version));
        const file = found && fileOf(found.publication, { exhibit, publicUrl: publicUrl() });
        if (!file) throw notThere(number);
        const { named = name, ...answer } = file;
        const fileName = `${number}-v${found.publication.version}-${named}`;
        return sendPublic(request, reply, { ...answer, fileName, open: true });
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
    JSON.stringify(dcatCatalogue(await read((tx) => newestPublications(tx)), publicUrl()), null, 2),
  );
  answer('/feed.xml', 'application/rss+xml; charset=utf-8', async () =>
    rssFeed(await read((tx) => newestPublications(tx, { limit: 50 })), publicUrl()),
  );
  answer('/sitemap.xml', 'application/xml; charset=utf-8', () =>
    read(async (tx) => siteMap(await newestPublications(tx), await publicSites(tx), publicUrl())),
  );
  answer('/robots.txt', 'text/plain; charset=utf-8', async () => robots(publicUrl()));
}
