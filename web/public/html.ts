/** Markup that has been escaped already; only `html` makes it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

export type Content = Html | string | number | null | undefined | false | readonly Content[];

/**
 * A page is written as a template; every value in it is escaped unless it is markup made here. `null`, `undefined`
 * and `false` leave nothing, lists are joined. A value may stand in text or in a quoted attribute, and nowhere else.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  let markup = parts[0]!;
  values.forEach((value, index) => {
    const before = parts[index]!;
    if (UNQUOTED.test(before))
      throw new Error(`Quote the attribute before value ${index + 1}: …${before.slice(-40)}`);
    markup += URL_ATTRIBUTE.test(before) ? escapeText(harmlessUrl(String(value))) : render(value);
    markup += parts[index + 1]!;
  });
  return new Html(markup);
}

const UNQUOTED = /\s[\w:-]+=\s*$/;
const URL_ATTRIBUTE = /\s(?:href|src|action)="$/;

function render(value: Content): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map(render).join('');
  return escapeText(String(value));
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Neither HTML nor XML can carry these, in any spelling. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

export function escapeText(text: string): string {
  return text.replace(UNPRINTABLE, '').replace(/[&<>"'`]/g, (c) => ESCAPES[c]!);
}

/** An address from data must not become a script. */
function harmlessUrl(url: string): string {
  return /^(?:https?:\/\/|mailto:|\/(?![/\\])|#|\?)/i.test(url) ? url : '#';
}

/** Data for machines inside a page; `<` is written so that no text in it can end the element. */
export function jsonLd(data: object): Html {
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return new Html(`<script type="application/ld+json">${text}</script>`);
}
