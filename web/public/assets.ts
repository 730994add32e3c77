import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { App } from '#platform/http/app.ts';

type Asset = { url: string; type: string; bytes: Buffer; gzipped: Buffer | null };

const STYLES = join(import.meta.dirname, 'styles');
const FONTS = join(import.meta.dirname, '../../node_modules/@uswds/uswds/dist/fonts/public-sans');

/** The name carries the hash of the content, so a browser may keep a file for ever and never has a stale one. */
function asset(name: string, type: string, bytes: Buffer): Asset {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const [stem, ending] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.'))];
  return { url: `/public/${stem}.${hash}${ending}`, type, bytes, gzipped: null };
}

const compressed = (file: Asset): Asset => ({ ...file, gzipped: gzipSync(file.bytes, { level: 9 }) });

const regular = font('PublicSans-Regular.woff2');
const bold = font('PublicSans-Bold.woff2');
const stylesheetFile = compressed(asset('psp.css', 'text/css; charset=utf-8', Buffer.from(readStyles())));

export const stylesheet = stylesheetFile.url;
export const fonts = [regular.url, bold.url];

function font(name: string): Asset {
  return asset(name, 'font/woff2', readFileSync(join(FONTS, name)));
}

function readStyles(): string {
  const files = readdirSync(STYLES)
    .filter((name) => name.endsWith('.css'))
    .sort();
  const css = files.map((name) => readFileSync(join(STYLES, name), 'utf8')).join('\n');
  const face = (weight: number, url: string) =>
    `@font-face{font-family:"Public Sans";font-weight:${weight};font-display:swap;src:url(${url}) format("woff2")}`;
  return face(400, regular.url) + face(700, bold.url) + squeeze(css);
}

/** Comments and indentation are for those who write the styles. */
export function squeeze(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(';}', '}')
    .trim();
}

const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#162e51"/><path d="M7 25V17M16 25V11M25 25v-5" stroke="#fff" stroke-width="4"/><path d="M4 9.5Q16 3 28 9.5" fill="none" stroke="#ffbe2e" stroke-width="2.5" stroke-linecap="round"/></svg>`;

export function addAssets(app: App): void {
  for (const file of [stylesheetFile, regular, bold]) {
    app.get(file.url, { schema: { hide: true } }, (request, reply) => {
      const squeezed = file.gzipped && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      if (squeezed) reply.header('content-encoding', 'gzip');
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
        .type(file.type)
        .send(squeezed ? file.gzipped : file.bytes);
    });
  }
  app.get('/public/mark.svg', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(MARK),
  );
}
