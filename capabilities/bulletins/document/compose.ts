import type { Block, BulletinContent, BulletinDocument } from '../contract.ts';
import { alertBlocks } from './compose-alerts.ts';
import { recentBlocks, weeksBlocks, yearBlocks } from './compose-counts.ts';
import { caveatBlocks, sourceBlocks } from './compose-data.ts';
import { nearRepeatBlocks } from './compose-near-repeat.ts';
import { placeBlocks } from './compose-places.ts';
import { counted, percent, range, weekTitle } from './words.ts';

/** Lays a bulletin out once; the page, the PDF and the e-mail are made from what this returns. */
export function composeBulletin(content: BulletinContent): BulletinDocument {
  const { site, number, week, figures } = content;
  return {
    title: `${site.name}: weekly bulletin`,
    subtitle: `${weekTitle(week)}. Bulletin ${number}${standing(content)}.`,
    marking: `Internal to the ${site.name} partnership. Not for publication: small counts are shown as they are.`,
    blocks: [
      { kind: 'heading', text: content.headline ?? usualHeadline(content) },
      ...wordsOf(content),
      ...recentBlocks(figures),
      ...weeksBlocks(figures),
      ...yearBlocks(figures),
      ...placeBlocks(figures),
      ...nearRepeatBlocks(figures),
      ...alertBlocks(content.alerts),
      ...caveatBlocks(content),
      ...sourceBlocks(content),
    ],
  };
}

/** What the figures say first, where nobody has written a headline. */
export function usualHeadline({ figures }: Pick<BulletinContent, 'figures'>): string {
  const week = figures.recent.find(({ days }) => days === 7);
  if (!week) return 'No counts for this week.';
  const shootings = counted(week.count, 'shooting', 'shootings');
  if (!week.band) return `${shootings} in the week.`;
  const { low, high, level } = week.band;
  const place = { below: 'fewer than', within: 'within', above: 'more than' }[week.position ?? 'within'];
  return `${shootings} in the week: ${place} the ${range(low, high)} to be expected (${percent(level)} band).`;
}

function standing({ sent, corrects }: BulletinContent): string {
  const correction = corrects ? `, corrects ${corrects}` : '';
  return sent ? `${correction}, sent by ${sent.by}` : `${correction}, not sent yet`;
}

function wordsOf({ note, wordsBy, changes }: BulletinContent): Block[] {
  const paragraphs = (note ?? '').split(/\n\s*\n/).filter((text) => text.trim() !== '');
  return [
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text: text.trim() })),
    ...(note && wordsBy ? [{ kind: 'paragraph', text: `Written by ${wordsBy}.`, quiet: true } as const] : []),
    ...(changes.length > 0
      ? ([
          { kind: 'heading', text: 'What newer data changed' },
          { kind: 'list', items: changes },
        ] satisfies Block[])
      : []),
  ];
}
