/** The edges between rooms, as ARCHITECTURE.md draws them. A forbidden import fails the test run. */
const HOME = '(?:bin/boundary-self-test/)?';
const TESTS = '(?:\\.(?:test|journey|fixture)\\.ts$|/testing/|/bench/)';

export default {
  forbidden: [
    {
      name: 'platform-knows-no-capability',
      comment: 'The platform is what capabilities stand on; it may not know one.',
      severity: 'error',
      from: { path: `^${HOME}platform/`, pathNot: TESTS },
      to: { path: '^(?:capabilities|web/staff|demo|bin)/' },
    },
    {
      name: 'statistics-knows-nothing',
      comment: 'The library is pure: its only imports are its own files and small numeric packages.',
      severity: 'error',
      from: { path: '^statistics/src/', pathNot: TESTS },
      to: { pathNot: '^(?:statistics/src/|node_modules/(?:kdbush|flatbush|proj4|mgrs|wkt-parser)/)' },
    },
    {
      name: 'capabilities-meet-at-the-door',
      comment: 'One capability reaches another through its contract, its events or its public door only.',
      severity: 'error',
      from: { path: `^${HOME}capabilities/([^/]+)/`, pathNot: TESTS },
      to: {
        path: '^capabilities/([^/]+)/',
        pathNot: ['^capabilities/$1/', '^capabilities/[^/]+/(?:contract|events|server|states|access)\\.ts$'],
      },
    },
    {
      name: 'screens-see-declarations-and-design',
      comment: 'A screen reads its own contract, states and access, and the design parts; never server code.',
      severity: 'error',
      from: { path: '^capabilities/(.+)/screens/' },
      to: {
        path: '^(?:capabilities|platform|database|bin|demo|web)/',
        pathNot: [
          '^capabilities/$1/screens/',
          // A capability joins the screens of the folders nested in it.
          '^capabilities/$1/[^/]+/screens/index\\.ts$',
          '^capabilities/$1/(?:contract|states|access)\\.ts$',
          '^web/design/',
        ],
      },
    },
    {
      name: 'declarations-are-plain-data',
      comment:
        'Contracts, states and access are read in the browser too, so they import nothing of the server.',
      severity: 'error',
      from: { path: '^capabilities/(.+)/(?:contract|states|access|events)\\.ts$' },
      to: {
        path: '^(?:capabilities|platform|database|bin|demo|web)/',
        pathNot: [
          '^capabilities/.+/(?:contract|states|access|events)\\.ts$',
          '^platform/(?:access/declare|access/roles|workflow/declare|http/contract)\\.ts$',
        ],
      },
    },
    {
      name: 'analysis-runs-the-statistics',
      comment:
        'Stored data meets the library in one capability; others ask it. Projection is geometry, open to all.',
      severity: 'error',
      from: { path: '^(?:platform|capabilities/(?!analysis/)|web)', pathNot: TESTS },
      to: { path: '^statistics/', pathNot: '^statistics/src/(?:projection/|index\\.ts$)' },
    },
    {
      name: 'design-knows-no-capability',
      severity: 'error',
      from: { path: '^web/(?:design|public)/' },
      to: { path: '^(?:capabilities|database|bin|demo)/' },
    },
    {
      name: 'staff-joins-screens-only',
      severity: 'error',
      from: { path: '^web/staff/' },
      to: {
        path: '^(?:capabilities|database|bin|demo|platform)/',
        pathNot: '^capabilities/[^/]+/screens/index\\.tsx?$',
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?worker|^geojson$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css', '.json'],
    },
  },
};
