import type { ErrorCatalogue } from '#platform/outcome/declare-errors.ts';
import { type Html, html } from '#web/public/html.ts';
import type { ApiDocument, Content, Operation, Schema } from './document.ts';
import { type SchemaRow, schemaRows, typeWords } from './schema-rows.ts';

type Route = { method: string; path: string; id: string; operation: Operation };
type Group = { tag: string; routes: Route[] };

/** The reference as one page: whole without scripts, one stylesheet, nothing from elsewhere. */
export function docsPage(document: ApiDocument, errors: ErrorCatalogue): string {
  const groups = groupsOf(document);
  const { title, description } = document.info;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header class="top"><p><a href="/">Public Safety Partnership</a></p></header>
<div class="layout">
${contents(groups)}
<main id="main" tabindex="-1">
<h1>${title}</h1>
<p class="lead">${description}</p>
${conventions}
${groups.map((group) => groupSection(group, document))}
${problems(errors)}
</main>
</div>
</body>
</html>`.markup;
}

function groupsOf(document: ApiDocument): Group[] {
  const groups = new Map<string, Route[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? path.split('/')[2]!;
      const id = `${method}-${path}`.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, '');
      groups.set(tag, [...(groups.get(tag) ?? []), { method: method.toUpperCase(), path, id, operation }]);
    }
  }
  return [...groups].map(([tag, routes]) => ({ tag, routes })).sort((a, b) => a.tag.localeCompare(b.tag));
}

function contents(groups: Group[]): Html {
  const links = ({ tag, routes }: Group) =>
    html`<li><a href="#${tag}">${capital(tag)}</a> <span>${routes.length}</span></li>`;
  return html`<nav class="contents" aria-label="Contents"><ul>
<li><a href="#conventions">Conventions</a></li>
${groups.map(links)}
<li><a href="#problems">Problems</a></li>
</ul>
<p><a href="/api/openapi.json">OpenAPI document (JSON)</a></p></nav>`;
}

const conventions = html`<section id="conventions" aria-labelledby="conventions-title"><h2 id="conventions-title">Conventions</h2>
<dl class="facts">
<dt>Who you are</dt><dd>A person’s browser sends its session cookie, and with every change the header <code>x-psp-csrf</code> (any value). A machine client sends <code>Authorization: Bearer KEY</code>.</dd>
<dt>Lists</dt><dd>Ask for <code>?limit=50</code>; the reply is <code>{ items, next }</code>. Ask again with <code>?after=</code> and the value of <code>next</code> until it is null.</dd>
<dt>Repeats</dt><dd>A post with an <code>Idempotency-Key</code> (a UUID of your own) can be sent again after a broken connection: it gets the first answer.</dd>
<dt>Failures</dt><dd><code>application/problem+json</code> (RFC 9457) with a <code>code</code> for programs, a <code>mend</code> for people and the <code>requestId</code> to report.</dd>
<dt>Times</dt><dd>ISO 8601 in UTC. Where a source gave a wall clock, it stands beside, without a zone.</dd>
</dl></section>`;

function groupSection({ tag, routes }: Group, document: ApiDocument): Html {
  return html`<section id="${tag}" aria-labelledby="${tag}-title"><h2 id="${tag}-title">${capital(tag)}</h2>
${routes.map((route) => routeArticle(route, document))}</section>`;
}

function routeArticle({ method, path, id, operation }: Route, document: ApiDocument): Html {
  return html`<article id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title"><a href="#${id}">${operation.summary ?? path}</a></h3>
<p class="address"><span class="method method-${method.toLowerCase()}">${method}</span> <code>${path}</code></p>
${operation.description && html`<p>${operation.description}</p>`}
<p class="who"><strong>Who may call it:</strong> ${operation['x-who']}</p>
${parameters(operation)}
${contentTable('Body', operation.requestBody?.content, document)}
${replies(operation, document)}
</article>`;
}

function parameters({ parameters: given = [] }: Operation): Html | null {
  if (given.length === 0) return null;
  const rows = given.map(({ name, in: place, required = false, description, schema = {} }) => {
    const words = [description, schemaRows(schema)[0]?.description].filter(Boolean).join(' ');
    return { name, type: `${typeWords(schema)} (${place})`, required, description: words };
  });
  return table('Parameters', rows);
}

function replies({ responses = {} }: Operation, document: ApiDocument): Html[] {
  return Object.entries(responses).flatMap(([status, reply]) => {
    if (reply.$ref) return [];
    if (!reply.content) return [html`<p>Answers <strong>${status}</strong> without a body.</p>`];
    return [contentTable(`Answer ${status}`, reply.content, document)!];
  });
}

function contentTable(caption: string, content: Content | undefined, document: ApiDocument): Html | null {
  const [kind, media] = Object.entries(content ?? {})[0] ?? [];
  if (!kind) return null;
  const suffix = kind === 'application/json' ? '' : ` (${kind})`;
  return table(caption + suffix, schemaRows(media!.schema ?? {}, definitionsOf(document)));
}

function definitionsOf({ components }: ApiDocument) {
  return (ref: string) => components?.schemas?.[ref.split('/').at(-1)!] as Schema | undefined;
}

function table(caption: string, rows: SchemaRow[]): Html {
  return html`<details><summary>${caption}</summary><div class="wide" tabindex="0" role="region" aria-label="${caption}"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${rows.map(
    ({ name, type, required, description }) =>
      html`<tr><th scope="row"><code>${name || '(whole)'}</code>${!required && html` <span>optional</span>`}</th><td>${type}</td><td>${description}</td></tr>`,
  )}</tbody></table></div></details>`;
}

function problems(errors: ErrorCatalogue): Html {
  const rows = Object.entries(errors)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([code, { status, title }]) =>
        html`<tr><th scope="row"><code>${code}</code></th><td>${status}</td><td>${title}</td></tr>`,
    );
  return html`<section id="problems" aria-labelledby="problems-title"><h2 id="problems-title">Problems</h2>
<p>Every failure carries one of these codes.</p>
<div class="wide" tabindex="0" role="region" aria-label="Problems"><table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Title</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
