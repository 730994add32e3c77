import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BulletinContent } from '../contract.ts';
import { falseAlarms, someFigures, someQuality } from '../testing/some-figures.ts';
import { composeBulletin } from './compose.ts';
import { emailText, wrap } from './email-text.ts';

const week = { from: '2026-11-16', to: '2026-11-22' };
const content: BulletinContent = {
  number: 'BUL-2026-0001',
  site: { name: 'Testville', slug: 'testville' },
  week,
  headline: null,
  note: 'First paragraph.\n\nSecond paragraph.',
  wordsBy: 'Demo analyst',
  dataLabel: 'Shootings, version 3',
  figures: someFigures(week),
  quality: someQuality,
  alerts: [
    {
      number: 'ALT-2026-0001',
      seriesLabel: 'District 9',
      direction: 'above',
      firstWeek: '2026-11-09',
      lastWeek: week.from,
      count: 40,
      low: 5,
      high: 34,
      falseAlarms,
      explanation: 'A dispute, now mediated.',
      explainedBy: 'Demo analyst',
    },
  ],
  corrects: null,
  changes: [],
  draftedAt: '2026-11-24T12:00:00.000Z',
  sent: null,
};
const link = 'https://example.org/app/s/testville/bulletins/1';
const textOf = (one: BulletinContent) => emailText(composeBulletin(one), link).replace(/\s+/g, ' ');

describe('a bulletin laid out', () => {
  it('says on its face that it stays inside, and whether it was sent', () => {
    const { marking, subtitle } = composeBulletin(content);
    expect(marking).toContain('Not for publication');
    expect(subtitle).toBe('Week of November 16 to November 22, 2026. Bulletin BUL-2026-0001, not sent yet.');
    const sent = { ...content, corrects: 'BUL-2026-0000', sent: { at: content.draftedAt, by: 'Demo lead' } };
    expect(composeBulletin(sent).subtitle).toContain('corrects BUL-2026-0000, sent by Demo lead');
  });

  it('tells every figure with its interval, band, data version and method', () => {
    const text = textOf(content);
    expect(text).toContain('95% interval: 14.0 to 28.0');
    expect(text).toContain('Expected band: 9 to 29');
    expect(text).toContain('Data version: Shootings, version 3');
    expect(text).toContain('Benjamini–Hochberg');
    expect(text).toContain('Bands: Poisson');
  });

  it('shows plain counts beside what stands after allowing for many tests', () => {
    const table = composeBulletin(content).blocks.find(
      (block) => block.kind === 'table' && block.caption.startsWith('Districts'),
    );
    expect(table).toMatchObject({
      rows: [
        ['District 9', '1', '12', 'about 1 in 833', 'More', ''],
        ['District 12', '8', '6', '60%', 'Within chance', 'A hospital’s block'],
      ],
    });
  });

  it('tells an alert with its explanation and how often its rule is wrong', () => {
    const text = textOf(content);
    expect(text).toContain('40 in the week of November 16, 2026, above the band of 5 to 34.');
    expect(text).toContain('Outside since the week of November 9, 2026.');
    expect(text).toContain('Explained by Demo analyst: A dispute, now mediated.');
    expect(text).toContain(
      'about one in 20 years (95% interval 0.030 to 0.080 a year; measured on 400 simulated',
    );
    expect(textOf({ ...content, alerts: [{ ...content.alerts[0]!, explanation: null }] })).toContain(
      'Nobody has explained it yet.',
    );
    expect(textOf({ ...content, alerts: [] })).toContain('No watched series stands outside its band.');
  });

  it('tells where a near-repeat window is open, and that it foretells nothing', () => {
    const text = textOf(content);
    expect(text).toContain(
      'Within 125 m and 7 days of a shooting, another follows more often than by chance',
    );
    expect(text).toContain('14 pairs within 125 m and a week, where 6.2 are to be expected');
    expect(text).toContain('District 9, cell 1596. Since: November 22, 2026; Until: November 29, 2026.');
    const quiet = { ...content.figures.nearRepeat!, windowDays: null, windows: [] };
    const without = textOf({ ...content, figures: { ...content.figures, nearRepeat: quiet } });
    expect(without).toContain('No more shootings follow within 125 m of another than chance makes');
    expect(without).not.toContain('open');
  });

  it('says what the data can’t tell: how recent, how delayed, what is set aside, what is incomplete', () => {
    const text = textOf(content);
    expect(text).toContain('The data were taken on November 23, 2026');
    expect(text).toContain('the last weeks of this bulletin are not complete');
    expect(text).toContain('The reporting delay is not known');
    expect(text).toContain('1 of 16,484 rows of the files are set aside');
    const arrivals = [
      { label: 'within a week', victims: 8 },
      { label: '8 to 30 days', victims: 2 },
    ];
    const measured = { ...content, quality: { ...someQuality, versions: 2, arrivals } };
    expect(textOf(measured)).toContain(
      'Of 10 people added by later versions, so many first appeared, by the time since the shooting: 8 (within a week), 2 (8 to 30 days).',
    );
  });

  it('says so where the data do not reach back, instead of leaving a gap', () => {
    const young = {
      ...someFigures(week),
      nearRepeat: null,
      yearToDate: null,
      weeks: [],
      places: [],
      watched: [],
    };
    const recent = young.recent.map((one) => ({ ...one, band: null, position: null }));
    const text = textOf({ ...content, figures: { ...young, recent } });
    expect(text).toContain('20 shootings in the week.');
    expect(text).toContain('do not reach back far enough for an expected band');
    expect(text).toContain('cover no earlier year');
    expect(text).toContain('do not reach back far enough to compare places');
  });
});

describe('the e-mail text', () => {
  it('has no line of more than 78 columns but a link, whatever a person wrote', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 600 }),
        fc.string({ minLength: 10, maxLength: 200 }),
        (note, headline) => {
          const lines = emailText(composeBulletin({ ...content, note, headline }), link).split('\n');
          expect(lines.filter((line) => line !== link && line.length > 78)).toEqual([]);
        },
      ),
    );
  });

  it('loses no word by wrapping', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,40}$/), { maxLength: 60 }), (words) => {
        expect(wrap(words.join(' ')).split(/\s+/).filter(Boolean)).toEqual(words);
      }),
    );
  });
});
