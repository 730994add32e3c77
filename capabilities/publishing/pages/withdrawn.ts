import { html } from '#web/public/html.ts';
import { notice, type PublicPage } from '#web/public/shell.ts';
import type { Withdrawal } from '../contract.ts';
import { type Frame, WRITTEN_IN } from './frame.ts';
import { chainBehind } from './trace.ts';

/** A withdrawn finding keeps its address: whoever quoted it can see that it went, when, why, and how it had been made. */
export function withdrawnPage(frame: Frame, withdrawal: Withdrawal, path: string): PublicPage {
  const { words, f } = frame;
  const { number, site } = withdrawal;
  const w = words.withdrawn;
  return {
    language: frame.language,
    path,
    title: w.title(number),
    description: w.description,
    current: 'sites',
    crumbs: [
      { label: words.sites.title, to: '/sites' },
      { label: site.name, to: `/sites/${site.slug}` },
    ],
    hidden: true,
    body: html`<h1>${w.title(number)}</h1>
<p class="lead">${w.lead(f.date(withdrawal.firstPublishedAt), f.date(withdrawal.withdrawnAt))}</p>
${notice({ title: `${w.reason}:`, text: html`<span lang="${WRITTEN_IN}">${withdrawal.reason}</span>` }, 'warning')}
<p>${w.kept}</p>
<p>${w.asked} <span lang="${WRITTEN_IN}">${withdrawal.question}</span></p>
<section class="section"><h2>${w.trace}</h2><ol class="trace">${chainBehind(frame, withdrawal)}</ol></section>`,
  };
}
