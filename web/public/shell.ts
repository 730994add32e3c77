import { type Content, type Html, html } from './html.ts';
import { inLanguage, type Language, languages, shellWords } from './language.ts';
import type { ShellWords } from './words/en.ts';

/** What is the same for every page of an installation. */
export type Installation = { publicUrl: string; demo: boolean; stylesheet: string; fonts: readonly string[] };

export type NavKey = 'how' | 'sites' | 'search';

export type PublicPage = {
  language: Language;
  /** The address without the language, e.g. `/sites/philadelphia-pa`. */
  path: string;
  title: string;
  description: string;
  current?: NavKey;
  /** From the home page down to the parent of this page. */
  crumbs?: { label: string; to: string }[];
  query?: string;
  /** Structured data, feeds: what belongs in the head. */
  head?: Content;
  /** Spans the whole width, above the column of text. */
  hero?: Html;
  body: Content;
  /** Errors and search results are not for search engines. */
  hidden?: boolean;
};

/** A whole HTML document: complete without scripts, without inline styles, one stylesheet. */
export function renderPage(page: PublicPage, installation: Installation): string {
  const words = shellWords[page.language];
  const title = page.path === '/' ? page.title : `${page.title} | ${words.name}`;
  return html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${page.description}">
${head(page, installation, title)}
</head>
<body id="top">
<a class="skip" href="#main">${words.skip}</a>
${installation.demo && demoBanner(words)}
${header(page, words)}
<main id="main" tabindex="-1">
${page.hero}
<div class="column">
${page.crumbs && crumbs(page, words)}
${words.unreviewed && notice(words.unreviewed)}
${page.body}
</div>
</main>
${footer(page.language, words, installation)}
</body>
</html>`.markup;
}

function head(page: PublicPage, { publicUrl, stylesheet, fonts }: Installation, title: string): Html {
  const address = (language: Language) => publicUrl + inLanguage(language, page.path);
  return html`<meta name="color-scheme" content="light">
<meta name="theme-color" content="#162e51">
${page.hidden && html`<meta name="robots" content="noindex">`}
<meta property="og:title" content="${title}">
<meta property="og:description" content="${page.description}">
<meta property="og:type" content="website">
${
  !page.hidden &&
  html`<link rel="canonical" href="${address(page.language)}">
${languages.map((language) => html`<link rel="alternate" hreflang="${language}" href="${address(language)}">\n`)}`
}
<link rel="alternate" type="application/rss+xml" title="${shellWords[page.language].footer.feed}" href="/feed.xml">
<link rel="icon" href="/public/mark.svg" type="image/svg+xml">
${fonts.map((font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>\n`)}
<link rel="stylesheet" href="${stylesheet}">
${page.head}`;
}

function demoBanner(words: ShellWords): Html {
  return html`<aside class="demo-banner" aria-label="${words.demo.title}"><p><strong>${words.demo.title}</strong> ${words.demo.text}</p></aside>`;
}

function header(page: PublicPage, words: ShellWords): Html {
  const to = (path: string) => inLanguage(page.language, path);
  const item = (key: NavKey, path: string) =>
    html`<li><a href="${to(path)}"${
      page.current === key && html` aria-current="page"`
    }>${words.nav[key]}</a></li>`;
  return html`<header class="site-header">
<div class="site-header__row">
<a class="site-name" href="${to('/')}">${mark}<span>${words.name}</span></a>
<form class="search" role="search" action="${to('/search')}">
<label class="hidden" for="q">${words.search.label}</label>
<input id="q" name="q" type="search" maxlength="200" value="${page.query}" autocomplete="off">
<button type="submit"><span>${words.search.button}</span></button>
</form>
</div>
<nav class="site-nav" aria-label="${words.navigation}"><ul>
${item('how', '/how-it-works')}${item('sites', '/sites')}
<li class="site-nav__language">${languageLink(page, words)}</li>
</ul></nav>
</header>`;
}

function languageLink(page: PublicPage, words: ShellWords): Html {
  const other = page.language === 'en' ? 'es' : 'en';
  const query = page.query ? `?q=${encodeURIComponent(page.query)}` : '';
  return html`<a href="${inLanguage(other, page.path) + query}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>`;
}

function crumbs(page: PublicPage, words: ShellWords): Html {
  const links = [{ label: words.nav.home, to: '/' }, ...(page.crumbs ?? [])];
  return html`<nav class="crumbs" aria-label="${words.breadcrumbs}"><ol>${links.map(
    ({ label, to }) => html`<li><a href="${inLanguage(page.language, to)}">${label}</a></li>`,
  )}<li aria-current="page">${page.title}</li></ol></nav>`;
}

export function notice({ title, text }: { title: string; text: Content }, tone = 'info'): Html {
  return html`<div class="notice notice--${tone}"><p><strong>${title}</strong> ${text}</p></div>`;
}

function footer(language: Language, words: ShellWords, { demo }: Installation): Html {
  const link = (path: string, label: string) => html`<li><a href="${path}">${label}</a></li>`;
  const { footer: f } = words;
  return html`<footer class="site-footer">
<p class="site-footer__top"><a href="#top">${f.top}</a></p>
<div class="site-footer__main">
<div class="site-footer__about"><p class="site-name">${mark}<span>${words.name}</span></p><p>${f.promise}</p>
${demo && html`<p>${words.demo.text}</p>`}</div>
<nav aria-label="${f.learn}"><h2>${f.learn}</h2><ul>
${link(inLanguage(language, '/how-it-works'), words.nav.how)}${link(inLanguage(language, '/sites'), words.nav.sites)}
${link(inLanguage(language, '/accessibility'), f.accessibility)}${link('/app/', f.signIn)}</ul></nav>
<nav aria-label="${f.data}"><h2>${f.data}</h2><ul>
${link('/feed.xml', f.feed)}${link('/data.json', f.catalogue)}${link('/api/docs', f.api)}</ul></nav>
</div>
</footer>`;
}

/** Three bars inside an interval: a number, and how sure it is. */
const mark = html`<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="4" fill="#162e51"/><path d="M7 25V17M16 25V11M25 25v-5" stroke="#fff" stroke-width="4"/><path d="M4 9.5Q16 3 28 9.5" fill="none" stroke="#ffbe2e" stroke-width="2.5" stroke-linecap="round"/></svg>`;
