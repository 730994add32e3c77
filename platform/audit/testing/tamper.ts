import type { PlatformWorld } from '#platform/testing/platform-world.ts';

type Tampering = (means: {
  asOwner: PlatformWorld['asOwner'];
  seal(): Promise<unknown>;
  which: number;
  how: number;
}) => Promise<void>;

const nthLink = `(select audit_id from platform.audit_link order by day, position
  offset $1::bigint % (select count(*) from platform.audit_link) limit 1)`;

const edits = [
  `action = case action when 'read' then 'delete' else 'read' end`,
  `at = at + interval '1 microsecond'`,
  `person_id = gen_random_uuid()`,
  `site_id = case when site_id is null then gen_random_uuid() end`,
  `row_id = coalesce(row_id, '') || 'x'`,
  `table_name = 'another.table'`,
  `purpose = coalesce(purpose, '') || ' and more'`,
  `detail = detail || '{"name": "Another"}'`,
];

/** What someone with every right in the database, but without the key, could do to hide a deed. */
export const tamperings: Record<string, Tampering> = {
  'an edited row': async ({ asOwner, which, how }) => {
    await asOwner(`update platform.audit set ${edits[how % edits.length]} where id = ${nthLink}`, [which]);
  },
  'a removed row': async ({ asOwner, which }) => {
    await asOwner(`delete from platform.audit where id = ${nthLink}`, [which]);
  },
  'a row removed with its link': async ({ asOwner, which }) => {
    await asOwner(
      `with gone as (delete from platform.audit where id = ${nthLink} returning id)
       delete from platform.audit_link l using gone where l.audit_id = gone.id`,
      [which],
    );
  },
  'a row removed with its link, the places closed up': async ({ asOwner, which }) => {
    const [gone] = await asOwner<{ id: number; day: string; position: number }>(
      `select audit_id as id, day, position from platform.audit_link where audit_id = ${nthLink}`,
      [which],
    );
    await asOwner('delete from platform.audit where id = $1', [gone!.id]);
    await asOwner('delete from platform.audit_link where audit_id = $1', [gone!.id]);
    const later = await asOwner<{ audit_id: number; position: number }>(
      'select audit_id, position from platform.audit_link where day = $1 and position > $2 order by position',
      [gone!.day, gone!.position],
    );
    for (const link of later) {
      await asOwner('update platform.audit_link set position = $2 where audit_id = $1', [
        link.audit_id,
        link.position - 1,
      ]);
    }
  },
  'two rows that changed places': async ({ asOwner, which, how }) => {
    const rows = await asOwner<{ id: number }>('select audit_id as id from platform.audit_link order by 1');
    const one = which % rows.length;
    const other = (one + 1 + (how % (rows.length - 1))) % rows.length;
    await asOwner(
      `with pair as (
         delete from platform.audit_link where audit_id in ($1, $2) returning *
       )
       insert into platform.audit_link (day, position, audit_id, hash)
       select p.day, p.position, q.audit_id, p.hash from pair p join pair q on q.audit_id <> p.audit_id`,
      [rows[one]!.id, rows[other]!.id],
    );
  },
  'a link added behind the head': async ({ asOwner, how }) => {
    const [row] = await asOwner<{ id: number }>(
      `insert into platform.audit (action, table_name) values ('read', 'forged.table') returning id`,
    );
    await asOwner(
      `insert into platform.audit_link (day, position, audit_id, hash)
       select day, length + 1, $1, encode(sha256(convert_to($2, 'UTF8')), 'hex')
       from platform.audit_head order by day desc limit 1`,
      [row!.id, String(how)],
    );
  },
  'a row put into the past, sealed since': async ({ asOwner, seal, how }) => {
    await asOwner(
      `insert into platform.audit (at, action, table_name)
       values (clock_timestamp() - interval '1 day' * (1 + $1::int % 30), 'read', 'forged.table')`,
      [how],
    );
    await seal();
  },
  'a row put in under a transaction long settled': async ({ asOwner, seal }) => {
    await asOwner(
      `insert into platform.audit (action, table_name, transaction_id)
       values ('read', 'forged.table', '3')`,
    );
    await seal();
  },
  'a tail cut off': async ({ asOwner, which }) => {
    await asOwner(
      `with last as (select day, length from platform.audit_head order by day desc limit 1),
         cut as (delete from platform.audit_link l using last
           where l.day = last.day and l.position > $1::bigint % last.length returning l.audit_id)
       delete from platform.audit a using cut where a.id = cut.audit_id`,
      [which],
    );
  },
  'a tail cut off, the head set to fit': async ({ asOwner, which }) => {
    const [last] = await asOwner<{ day: string; length: number }>(
      'select day, length from platform.audit_head order by day desc limit 1',
    );
    const left = 1 + (which % (last!.length - 1));
    await asOwner('delete from platform.audit_link where day = $1 and position > $2', [last!.day, left]);
    await asOwner(
      `update platform.audit_head h set length = $2, hash = l.hash
       from platform.audit_link l where h.day = $1 and l.day = $1 and l.position = $2`,
      [last!.day, left],
    );
  },
  'a day taken away whole': async ({ asOwner, which }) => {
    const days = await asOwner<{ day: string }>('select day from platform.audit_head order by day');
    const { day } = days[which % days.length]!;
    await asOwner(
      `with cut as (delete from platform.audit_link where day = $1 returning audit_id)
       delete from platform.audit a using cut where a.id = cut.audit_id`,
      [day],
    );
    await asOwner('delete from platform.audit_head where day = $1', [day]);
  },
  'a head taken away': async ({ asOwner, which }) => {
    const days = await asOwner<{ day: string }>('select day from platform.audit_head order by day');
    await asOwner('delete from platform.audit_head where day = $1', [days[which % days.length]!.day]);
  },
  'everything taken away': async ({ asOwner }) => {
    await asOwner('truncate platform.audit, platform.audit_link, platform.audit_head');
  },
  'the totals taken away': async ({ asOwner }) => {
    await asOwner('truncate platform.audit_total');
  },
  'totals set to fit': async ({ asOwner, which }) => {
    await asOwner('update platform.audit_total set rows = rows - 1 - $1::bigint % rows', [which]);
  },
};
