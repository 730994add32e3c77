import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PlatformWorld, platformWorld, siteIn } from '#platform/testing/platform-world.ts';
import {
  noPolicyForPeople,
  openAcrossSites,
  openToEveryone,
  unseenAtHome,
} from './conformance-exceptions.ts';
import { roleNames } from './roles.ts';
import { filler } from './testing/fill-tables.ts';

const PRIVACY_CLASS = /^\[(public|internal|cji|intelligence|victim|juvenile|health|secret)\]/;
/** The queue's schema is its own: no person reaches it, and the system only works it. */
const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'jobs')`;

let world: PlatformWorld;

beforeAll(async () => {
  world = await platformWorld();
});
afterAll(() => world.close());

describe('every table', () => {
  test('is under row-level security, open to the system, and says what people may see', async () => {
    const tables = await world.asOwner<{ name: string; secured: boolean; system: boolean; people: boolean }>(
      `select c.oid::regclass::text as name, c.relrowsecurity as secured,
         exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'system_work'
           and p.polroles = array[to_regrole('psp_system')::oid]) as system,
         exists (select from pg_policy p where p.polrelid = c.oid and p.polroles <> array[to_regrole('psp_system')::oid]) as people
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and ${OURS} order by 1`,
    );
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((table) => !table.secured || !table.system)).toEqual([]);
    const closed = tables.filter((table) => !table.people).map((table) => table.name);
    expect(closed).toEqual(Object.keys(noPolicyForPeople).sort());
  });

  test('gives each column a privacy class', async () => {
    const columns = await world.asOwner<{ name: string; comment: string | null }>(
      `select c.oid::regclass || '.' || a.attname as name, col_description(c.oid, a.attnum) as comment
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p') and ${OURS}`,
    );
    expect(columns.filter((column) => !PRIVACY_CLASS.test(column.comment ?? ''))).toEqual([]);
  });

  test('is read through itself: no view goes round its policies', async () => {
    const views = await world.asOwner(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('v', 'm') and ${OURS}
         and not coalesce('security_invoker=true' = any (c.reloptions), false)`,
    );
    expect(views).toEqual([]);
  });
});

describe('the application’s role', () => {
  test('owns nothing, bypasses nothing, creates nothing and leads to no other role', async () => {
    const login = decodeURIComponent(new URL(world.database.appUrl).username);
    const [rights] = await world.asOwner(
      `select bool_or(r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication) as special,
         (select count(*)::int from pg_shdepend d where d.deptype = 'o' and d.refobjid = any (array_agg(r.oid))) as owned,
         bool_or(has_database_privilege(r.oid, current_database(), 'create')) as creates_schemas,
         (select array_agg(n.nspname::text) from pg_namespace n where has_schema_privilege($1, n.oid, 'create')
           and n.nspname not like 'pg_temp%') as creates_in,
         (select array_agg(m.roleid::regrole::text) from pg_auth_members m where m.member = any (array_agg(r.oid))) as leads_to
       from pg_roles r where r.rolname in ($1, 'psp_app')`,
      [login],
    );
    expect(rights).toEqual({
      special: false,
      owned: 0,
      creates_schemas: false,
      creates_in: null,
      leads_to: ['psp_app'],
    });
  });

  test.each([
    ['become the system', 'set role psp_system'],
    ['become another log-in', 'set session authorization postgres'],
    ['switch triggers off for itself', 'set session_replication_role = replica'],
    ['switch a table’s triggers off', 'alter table platform.event disable trigger all'],
    ['switch row-level security off', 'alter table platform.audit disable row level security'],
    ['add a policy', 'create policy mine on platform.audit for select using (true)'],
    ['make a schema', 'create schema mine'],
    ['make a table', 'create table platform.mine (id uuid)'],
    ['make a function', `create function platform.mine() returns int language sql return 1`],
    ['grant itself a role', `insert into access.permission_role values ('audit.read', 'researcher')`],
    ['read the outbox', 'select 1 from platform.outbox'],
    ['read the queue', 'select 1 from jobs.job'],
    ...[
      ['audit', 'action'],
      ['event', 'kind'],
      ['transition', 'move'],
    ].flatMap(([table, column]) => [
      [`change the ${table}`, `update platform.${table} set ${column} = ${column}`],
      [`delete from the ${table}`, `delete from platform.${table}`],
      [`empty the ${table}`, `truncate platform.${table}`],
    ]),
    ['write the audit by hand', `insert into platform.audit (action, table_name) values ('read', 'x')`],
    ['place a link in the audit’s chain', `insert into platform.audit_link values (now(), 1, 1, 'x')`],
  ])('can’t %s', async (_what, statement) => {
    await expect(asLogin(world.database.appUrl, statement!)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the system’s role', () => {
  test.each(['audit', 'event', 'transition', 'audit_link'])('can’t rewrite the %s', async (table) => {
    for (const statement of [`delete from platform.${table}`, `truncate platform.${table}`]) {
      await expect(asLogin(world.database.systemUrl, statement)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('every policy and function', () => {
  test('asks for permissions that are declared', async () => {
    const asked = await world.asOwner<{ place: string; permission: string }>(
      `select place, m[1] as permission from (
         select polrelid::regclass || ' ' || polname as place,
           coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') as words
         from pg_policy
         union all
         select p.oid::regprocedure::text, pg_get_functiondef(p.oid)
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} and p.prokind = 'f'
       ) said, regexp_matches(words, 'access\\.(?:may|holds|sites_for|agencies_for|memberships_for)\\(''([^'']+)''', 'g') m`,
    );
    const declared = await world.asOwner<{ name: string }>('select name from access.permission');
    const names = new Set(declared.map((permission) => permission.name));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(({ permission }) => !names.has(permission))).toEqual([]);
  });

  test('that acts with its owner’s rights fixes where it looks for names', async () => {
    const loose = await world.asOwner(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where ${OURS} and p.prosecdef
         and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')`,
    );
    expect(loose).toEqual([]);
  });
});

describe('a row of one site', () => {
  test('is seen there, and by nobody who holds every role at another, nor by nobody at all', async () => {
    const [home, elsewhere] = [await siteIn(world), await siteIn(world)];
    const insider = await everyRoleAt(home);
    const outsider = await everyRoleAt(elsewhere);
    const [workflow] = await world.asOwner<{ name: string }>('select name from platform.workflow limit 1');
    const rows = filler(
      world,
      { site: home, ...insider },
      {
        'platform.transition': { workflow: workflow?.name },
        'sharing.compartment': { record_class: 'cases.complaint', field: 'core' },
      },
    );
    const [leaks, open, unseen]: string[][] = [[], [], []];
    const [outside, nobody, inside] = await Promise.all(
      [outsider.person, '', insider.person].map((person) => loginOf(world.database.appUrl, person)),
    );
    for (const table of await tablesWithSite()) {
      await rows.rowOf(table);
      if ((await rowsSeen(outside!, table, home)) > 0) leaks!.push(table);
      if ((await rowsSeen(nobody!, table, home)) > 0) open!.push(table);
      if ((await rowsSeen(inside!, table, home)) === 0) unseen!.push(table);
    }
    await Promise.all([outside!, nobody!, inside!].map((client) => client.end()));
    expect(leaks).toEqual([...Object.keys(openAcrossSites), ...Object.keys(openToEveryone)].sort());
    expect(open).toEqual(Object.keys(openToEveryone).sort());
    expect(unseen).toEqual(Object.keys(unseenAtHome).sort());
  });
});

describe('a secret of one person', () => {
  test('is read by no other person, whatever their roles', async () => {
    const secrets = await world.asOwner<{ table: string; columns: string[] }>(
      `select c.oid::regclass::text as table, array_agg(quote_ident(a.attname)) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relkind = 'r' and col_description(c.oid, a.attnum) like '[secret]%'
         and has_column_privilege('psp_app', c.oid, a.attnum, 'select')
       group by c.oid order by 1`,
    );
    const site = await siteIn(world);
    const owner = await everyRoleAt(site);
    const other = await everyRoleAt(site);
    const rows = filler(world, { site, ...owner }, {});
    for (const { table, columns } of secrets) {
      await rows.rowOf(table);
      const seen = await asPerson(other.person, `select ${columns.join(', ')} from ${table}`);
      expect({ table, seen }).toEqual({ table, seen: [] });
    }
    expect(secrets.length).toBeGreaterThan(0);
  });
});

async function tablesWithSite(): Promise<string[]> {
  const tables = await world.asOwner<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and ${OURS}
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'site_id' and not a.attisdropped)
       and has_any_column_privilege('psp_app', c.oid, 'select')
     order by 1`,
  );
  return tables.map((table) => table.name);
}

/** A person whom no role is denied, at one site. */
async function everyRoleAt(site: string): Promise<{ person: string; agency: string }> {
  const [person, agency] = [uuidv7(), uuidv7()];
  await world.asOwner(
    `insert into identity.agency (id, name, kind) values ($1, 'Agency ' || $1::uuid, 'police')`,
    [agency],
  );
  await world.asOwner(
    `insert into identity.person (id, name, email) values ($1::uuid, 'Every role', $1::uuid || '@example.org')`,
    [person],
  );
  for (const role of roleNames) {
    const membership = uuidv7();
    await world.asOwner(
      `insert into identity.membership (id, person_id, agency_id, role) values ($1, $2, $3, $4)`,
      [membership, person, agency, role],
    );
    await world.asOwner(`insert into identity.membership_site (membership_id, site_id) values ($1, $2)`, [
      membership,
      site,
    ]);
  }
  return { person, agency };
}

async function rowsSeen(client: pg.Client, table: string, site: string): Promise<number> {
  const { rows } = await client.query(`select count(*)::int as n from ${table} where site_id = '${site}'`);
  return (rows[0] as { n: number }).n;
}

function asPerson(person: string, statement: string): Promise<unknown[]> {
  return asLogin(world.database.appUrl, statement, person);
}

async function asLogin(url: string, statement: string, person = ''): Promise<unknown[]> {
  const client = await loginOf(url, person);
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function loginOf(url: string, person: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`select set_config('psp.person_id', $1, false)`, [person]);
  return client;
}
