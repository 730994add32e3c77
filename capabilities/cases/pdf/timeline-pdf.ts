import type { z } from 'zod';
import type { Block } from '#capabilities/bulletins/contract.ts';
import { pdfOf } from '#capabilities/bulletins/server.ts';
import type { Site } from '#platform/http/app.ts';
import type { CaseRecord, ChargeOfCase } from '../contract.ts';
import { partLabels, statusLabel } from '../contract.ts';

type Print = { site: Site; reader: string; at: Date };
type AnyBlock = z.infer<typeof Block>;

/** What the reader sees of a case, on paper: where it stands, the charges, the hearings, the timeline. */
export async function timelinePdf(found: CaseRecord, { site, reader, at }: Print): Promise<Buffer> {
  const day = (moment: string) => new Date(moment).toLocaleDateString('en-US', { timeZone: site.timeZone });
  const time = (moment: string) =>
    new Date(moment).toLocaleString('en-US', {
      ...{ timeZone: site.timeZone, dateStyle: 'short', timeStyle: 'short' },
    });
  return pdfOf(
    {
      title: `Case ${found.number}`,
      subtitle: `${site.name}. Opened ${found.openedOn}. Printed ${time(at.toISOString())} for ${reader}.`,
      marking: found.synthetic
        ? 'Synthetic: an invented case about nobody.'
        : 'Criminal justice information. For the reader named above; not to be passed on.',
      blocks: [
        heading('Where it stands'),
        partsTable(found, day),
        ...section('Charges', chargesTable(found)),
        ...section('Hearings', hearingsTable(found, time)),
        heading('Timeline'),
        timelineTable(found, time),
        heading('What is not here'),
        list(found.closed.map(({ what, why }) => `${what}: ${why}`)),
      ],
    },
    at,
  );
}

const heading = (text: string): AnyBlock => ({ kind: 'heading', text });
const list = (items: string[]): AnyBlock =>
  items.length > 0
    ? { kind: 'list', items }
    : { kind: 'paragraph', text: 'Nothing is closed to the reader.', quiet: true };

function table(caption: string, labels: string[], rows: string[][]): AnyBlock {
  return {
    kind: 'table',
    caption,
    columns: labels.map((label) => ({ label, align: 'start' as const })),
    rows,
  };
}

function section(title: string, block: AnyBlock | null): AnyBlock[] {
  return block ? [heading(title), block] : [];
}

function partsTable({ parts }: CaseRecord, day: (moment: string) => string): AnyBlock {
  return table(
    'Each agency’s part',
    ['Part', 'Agency', 'Number', 'Status', 'Since', 'Waits on'],
    parts.map((part) => [
      partLabels[part.kind],
      part.agency,
      part.localNumber ?? '—',
      statusLabel(part.kind, part.status),
      day(part.since),
      part.waitsOn ?? '—',
    ]),
  );
}

function chargesTable({ charges, defendants }: CaseRecord): AnyBlock | null {
  if (charges.length === 0) return null;
  const name = (key: string) => defendants.find((one) => one.key === key)?.name ?? key;
  const words = (charge: ChargeOfCase | null) =>
    charge
      ? [charge.statute, charge.offense, charge.degree, charge.disposition ?? charge.status]
          .filter(Boolean)
          .join(', ')
      : '—';
  return table(
    'Recommended by police, and in court',
    ['Defendant', 'Police', 'Court'],
    charges.map((pair) => [name(pair.defendantKey), words(pair.police), words(pair.court)]),
  );
}

function hearingsTable({ hearings }: CaseRecord, time: (moment: string) => string): AnyBlock | null {
  if (hearings.length === 0) return null;
  return table(
    'Hearings',
    ['When', 'Kind', 'Place', 'Status'],
    hearings.map(({ at, kind, place, status }) => [time(at), kind, place ?? '—', status]),
  );
}

function timelineTable({ timeline }: CaseRecord, time: (moment: string) => string): AnyBlock {
  return table(
    'What happened, in order',
    ['When', 'Agency', 'What', 'In words'],
    timeline.map(({ at, agency, label, says, replaced }) => [
      time(at),
      agency,
      replaced ? `${label} (replaced)` : label,
      says || '—',
    ]),
  );
}
