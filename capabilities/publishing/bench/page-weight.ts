import { get } from 'node:http';

export type PageWeight = {
  name: 'page-weight';
  figure: number;
  unit: 'kB';
  goal: number;
  met: boolean;
  peer: string;
  detail: Record<string, number | string>;
};

const GOAL_KB = 100;
const SCRIPT_GOAL_KB = 45;

/** What a first visit to the Philadelphia page transfers: the page and all it asks for, as sent over the line. */
export async function pageWeight(
  applicationUrl: string,
  path = '/sites/philadelphia-pa',
): Promise<PageWeight> {
  const page = await transfer(new URL(path, applicationUrl));
  const addresses = resourcesOf(page.text);
  const resources = await Promise.all(addresses.map((address) => transfer(new URL(address, applicationUrl))));
  const bytesOf = (kind: RegExp) =>
    resources.reduce((sum, { type, bytes }) => (kind.test(type) ? sum + bytes : sum), 0);
  const total = kilobytes(page.bytes + bytesOf(/./));
  const scripts = kilobytes(bytesOf(/javascript/));
  return {
    name: 'page-weight',
    figure: total,
    unit: 'kB',
    goal: GOAL_KB,
    met: total <= GOAL_KB && scripts <= SCRIPT_GOAL_KB,
    peer: `the same page without compression: ${kilobytes(Buffer.byteLength(page.text))} kB of HTML alone`,
    detail: {
      path,
      requests: resources.length + 1,
      html: kilobytes(page.bytes),
      styles: kilobytes(bytesOf(/css/)),
      fonts: kilobytes(bytesOf(/font/)),
      scripts,
    },
  };
}

const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;

/** Everything a browser fetches by itself: styles, fonts, icons, pictures, scripts. */
function resourcesOf(page: string): string[] {
  const links = page.matchAll(/<link [^>]*rel="(?:stylesheet|icon|preload)"[^>]*>/g);
  const sources = page.matchAll(/<(?:script|img)\s[^>]*src="([^"]+)"/g);
  const hrefs = [...links].map(([link]) => link.match(/href="([^"]+)"/)?.[1]);
  return [...new Set([...hrefs, ...[...sources].map(([, src]) => src)].filter((href) => href !== undefined))];
}

type Transferred = { type: string; bytes: number; text: string };

async function transfer(url: URL): Promise<Transferred> {
  const squeezed = await fetchRaw(url, { 'accept-encoding': 'gzip' });
  const plain = /html/.test(squeezed.type) ? await fetchRaw(url, {}) : squeezed;
  return { type: squeezed.type, bytes: squeezed.body.length, text: plain.body.toString('utf8') };
}

/** Not `fetch`: it unpacks what came and hides how much it was. */
function fetchRaw(url: URL, headers: Record<string, string>): Promise<{ type: string; body: Buffer }> {
  return new Promise((done, failed) => {
    const asking = get(url, { headers }, (reply) => {
      if (reply.statusCode !== 200) {
        reply.resume();
        failed(new Error(`${url} answered ${reply.statusCode}`));
        return;
      }
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () =>
        done({ type: String(reply.headers['content-type']), body: Buffer.concat(chunks) }),
      );
      reply.on('error', failed);
    });
    asking.on('error', failed);
  });
}
