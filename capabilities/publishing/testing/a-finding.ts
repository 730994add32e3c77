import { v7 as uuidv7 } from 'uuid';
import type { PublishableFindingInput } from '../contract.ts';

/** A finding as analysis hands it over, published by a second person. */
export function aFinding(changes: Partial<PublishableFindingInput> = {}): PublishableFindingInput {
  return {
    id: uuidv7(),
    number: 'FND-2026-0001',
    siteId: uuidv7(),
    statement: 'Shooting victims fell by a third in 2024',
    question: 'Are fewer people being shot than before?',
    summary: 'In 2024, 1,082 people were shot. In 2023 there were 1,666.',
    figures: [
      {
        key: 'victims-2024',
        label: 'people shot in 2024',
        value: 1082,
        unit: 'victims',
        format: 'count',
        low: 1018,
        high: 1148,
        level: 0.95,
        count: 1082,
      },
    ],
    exhibits: [
      {
        kind: 'series',
        mark: 'bars',
        key: 'by-year',
        title: 'Shooting victims by year',
        question: 'How many people were shot each year?',
        unit: 'victims',
        intervalLabel: '95 % interval',
        lines: [
          {
            key: 'all',
            label: 'Victims',
            points: [
              { at: '2022', value: 2270, low: 2178, high: 2365 },
              { at: '2023', value: 1666, low: 1587, high: 1748 },
              { at: '2024', value: 1082, low: 1018, high: 1148 },
              { at: '2025', value: 45, low: 33, high: 60, incomplete: true },
            ],
          },
        ],
      },
      {
        kind: 'grid',
        key: 'places',
        title: 'Shooting victims on a grid of 250 metres',
        question: 'Where are people shot?',
        unit: 'victims',
        grid: { epsg: 32618, x0: 476000, y0: 4413000, size: 250, columns: 112, rows: 121 },
        hotLabel: 'hot spot',
        cells: [
          { cell: 6440, count: 134, hot: true },
          { cell: 6441, count: 67, hot: true, flag: 'hospital: walk-in victims' },
          { cell: 6442, count: 7 },
          { cell: 6443, count: 4 },
          { cell: 6444, count: 0 },
        ],
      },
    ],
    method: {
      name: 'trend',
      title: 'Counts by year',
      explanation: 'Each year’s victims are counted.',
      parameters: { from: '2015-01-01', level: 0.95 },
      seed: null,
      codeVersion: '0.1.0',
      analysisNumber: 'ANA-2026-0001',
      limits: ['It can’t say why the number fell.'],
    },
    data: {
      id: uuidv7(),
      label: 'Shooting victims, version 1',
      importNumber: 'IMP-2026-0001',
      version: 1,
      importedAt: '2026-11-24T14:00:00Z',
      snapshotDate: '2025-01-27',
      period: { from: '2015-01-01', to: '2025-01-26' },
      fileName: 'shooting-victims.csv.gz',
      sha256: 'a2e0994a12a128fa333608025e85e9b4a229f0598bcd53c502a58bc6585c46c3',
      bytes: 360428,
      rowsRead: 16484,
      rowsAccepted: 16483,
      rowsSetAside: 1,
      setAsideReasons: [
        { code: 'occurred-after-snapshot', title: 'The date is later than the file itself', rows: 1 },
      ],
      flaggedRows: [{ title: 'Looks like an officer-involved shooting', rows: 123, used: false }],
      source: {
        name: 'An open-data portal',
        publisher: 'A city',
        url: 'https://example.org/shootings',
        licence: 'MIT',
        commit: '56b2becfc6c040680b52cbdedc018d982dfbf576',
      },
    },
    authorId: uuidv7(),
    approvedBy: uuidv7(),
    approvedAt: '2026-11-23T15:00:00Z',
    publishedBy: uuidv7(),
    ...changes,
  };
}
