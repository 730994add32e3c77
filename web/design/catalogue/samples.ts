/** Stands in for the server: the catalogue needs answers, not truth. */
export function answerFromSamples(): void {
  window.fetch = async (input) => {
    const url = new URL(String(input), window.location.origin);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const answer = answerTo(url);
    return new Response(JSON.stringify(answer.body), {
      status: answer.status,
      headers: { 'content-type': answer.status < 400 ? 'application/json' : 'application/problem+json' },
    });
  };
  window.EventSource = class extends EventTarget {
    close() {}
  } as unknown as typeof EventSource;
}

function answerTo(url: URL): { status: number; body: unknown } {
  if (url.pathname === '/api/session') return { status: 200, body: session };
  if (url.pathname === '/api/my-work') return { status: 200, body: myWork() };
  if (url.pathname === '/api/notifications') return { status: 200, body: news() };
  if (url.pathname.endsWith('/imports')) return { status: 200, body: imports(url.searchParams) };
  if (url.pathname.endsWith('/notes')) return { status: 422, body: refusedNote };
  return {
    status: 404,
    body: { title: 'Not found', status: 404, detail: 'The catalogue has no sample for this.' },
  };
}

const sites = [
  { id: 'site-a', slug: 'harbor-city', name: 'Harbor City (demo)', timeZone: 'America/New_York' },
  { id: 'site-b', slug: 'mill-county', name: 'Mill County (demo)', timeZone: 'America/Chicago' },
];

const session = {
  person: { id: 'person-1', name: 'Demo Analyst', email: 'demo.analyst@example.org' },
  demo: true,
  stepUpUntil: null,
  sites,
  permissions: { 'catalogue.read': 'all', 'imports.accept': 'all', 'imports.withdraw': 'all' },
  agencies: [{ id: 'agency-1', name: 'Demo Police Department', kind: 'police' }],
};

export type SampleImport = {
  id: string;
  number: string;
  file: string;
  state: string;
  rows: number;
  rejected: number;
  by: string;
  at: string;
};

const states = ['checked', 'accepted', 'accepted', 'rejected', 'checking'];

const all: SampleImport[] = Array.from({ length: 74 }, (_, index) => ({
  id: `import-${index}`,
  number: `IMP-2026-${String(74 - index).padStart(4, '0')}`,
  file: `shootings-week-${74 - index}.csv`,
  state: states[index % states.length] as string,
  rows: 16_484 - index * 37,
  rejected: (index * 7) % 13,
  by: index % 3 === 0 ? 'Demo Analyst' : 'Demo Coordinator',
  at: hoursAgo(index * 9 + 1),
}));

function imports(search: URLSearchParams) {
  const wanted = search.getAll('state');
  const text = search.get('q') ?? '';
  const start = Number(search.get('after') ?? 0);
  const kept = all.filter(
    (row) => (wanted.length === 0 || wanted.includes(row.state)) && row.file.includes(text.toLowerCase()),
  );
  const next = start + 25 < kept.length ? String(start + 25) : null;
  return { items: kept.slice(start, start + 25), next };
}

function myWork() {
  const item = (id: string, title: string, next: string, hours: number, more: object = {}) => ({
    id,
    title,
    next,
    to: '/s/harbor-city/record',
    since: hoursAgo(hours),
    siteName: 'Harbor City (demo)',
    ...more,
  });
  return {
    waitingOnMe: [
      item('1', 'Shootings fell by a fifth in 2025', 'Review the finding', 5, {
        number: 'FND-2026-0003',
        dueAt: hoursAgo(-60),
      }),
      item('2', 'shootings-week-74.csv has 12 rows without a date', 'Mend the rows, import again', 20, {
        number: 'IMP-2026-0074',
        dueAt: hoursAgo(10),
      }),
      item('3', 'Hot spots of the harbor area', 'Answer the question of the reviewer', 70, {
        number: 'ANA-2026-0011',
      }),
    ],
    iWaitOn: [
      item('4', 'Concentration by block, 2020 to 2025', 'Demo Chief approves it', 50, {
        number: 'FND-2026-0002',
      }),
    ],
    due: [
      item('2', 'shootings-week-74.csv has 12 rows without a date', 'Mend the rows, import again', 20, {
        number: 'IMP-2026-0074',
        dueAt: hoursAgo(10),
      }),
    ],
    changed: [
      item('5', 'Import accepted: 16,484 rows', 'See what changed since the last version', 3, {
        number: 'IMP-2026-0073',
      }),
    ],
  };
}

function news() {
  const { changed, waitingOnMe } = myWork();
  const items = [...changed, ...waitingOnMe].map((item, index) => ({ ...item, read: index > 1 }));
  return { items, unread: 2 };
}

const refusedNote = {
  title: 'The note cannot be saved',
  status: 422,
  detail: 'One field needs a change.',
  code: 'catalogue.note-refused',
  errors: [
    {
      field: 'statement',
      message: 'A finding of this wording exists already.',
      mend: 'Say what is new in it.',
    },
  ],
};

function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}
