import type { PublicPlan } from '#capabilities/planning/server.ts';
import { field } from './data-csv.ts';

const HEADER = [
  ...['plan', 'version', 'kind', 'id', 'under', 'title', 'details', 'evidence', 'evidence_source'],
  ...['agency', 'status', 'percent', 'begins_on', 'due_on', 'last_update'],
  ...[
    'measure',
    'baseline',
    'baseline_read_from',
    'target',
    'target_on',
    'now',
    'now_low',
    'now_high',
    'now_read_from',
  ],
];

/** Every public part of the plan in one table, as it was published, with how it goes. */
export function planCsv({ number, version, parts }: PublicPlan): string {
  const rows = parts.map(({ id, kind, parentId, fields, status, measure }) => {
    const of = (name: string) => (fields[name] ?? null) as string | number | null;
    const reading = measure?.reading ?? null;
    return [
      ...[
        number,
        version,
        kind,
        id,
        parentId,
        of('title'),
        of('detail'),
        of('evidence'),
        of('evidenceSource'),
      ],
      ...[of('ownerAgency'), status?.state ?? null, status?.percent ?? null, of('startsOn'), of('dueOn')],
      ...[status?.toldAt ?? null, of('metric') ?? of('measure'), of('baselineValue'), of('baselineSource')],
      ...[
        of('targetValue'),
        of('targetOn'),
        reading?.value ?? null,
        reading?.low ?? null,
        reading?.high ?? null,
      ],
      reading ? `${reading.dataLabel}, data through ${reading.dataThrough}` : null,
    ];
  });
  return [HEADER, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
