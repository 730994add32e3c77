import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Channel, NewsKind, Preferences } from '../contract.ts';

type RhythmRow = {
  digestOn: boolean;
  timeZone: string;
  digestHour: number;
  weeklyDay: number;
  quietFrom: number | null;
  quietTo: number | null;
};

/** What the person asking has chosen, and the defaults where they chose nothing. */
export async function readPreferences(tx: Tx): Promise<Preferences> {
  const { digestOn, quietFrom, quietTo, ...rhythm } = await readRhythm(tx);
  const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
  return { digestOn, rhythm: { ...rhythm, quiet }, kinds: await readKinds(tx) };
}

/** Who chose no time zone lives by the clock of their site. */
async function readRhythm(tx: Tx): Promise<RhythmRow> {
  const { rows } = await sql<RhythmRow>`
    select coalesce(p.digest_on, true) as "digestOn",
      coalesce(p.time_zone, (
        select s.time_zone
        from identity.membership m
        join identity.membership_site ms on ms.membership_id = m.id
        join program.site s on s.id = ms.site_id
        where m.person_id = access.person_id() and identity.in_force(m)
        order by s.name limit 1
      ), u.time_zone) as "timeZone",
      coalesce(p.digest_hour, u.digest_hour) as "digestHour",
      coalesce(p.weekly_day, u.weekly_day) as "weeklyDay",
      case when p.person_id is null then u.quiet_from else p.quiet_from end as "quietFrom",
      case when p.person_id is null then u.quiet_to else p.quiet_to end as "quietTo"
    from notifications.usual_rhythm u
    left join notifications.preference p on p.person_id = access.person_id()`.execute(tx);
  return rows[0]!;
}

async function readKinds(tx: Tx): Promise<Preferences['kinds']> {
  const { rows } = await sql<{
    key: NewsKind;
    label: string;
    meaning: string;
    offered: Channel[];
    channel: Channel;
  }>`
    select k.key, k.label, k.meaning, k.channels as offered, coalesce(c.channel, k.usual_channel) as channel
    from notifications.kind k
    left join notifications.choice c on c.kind = k.key and c.person_id = access.person_id()
    order by k.position`.execute(tx);
  return rows;
}

export function channelsOf({ kinds }: Preferences): Record<NewsKind, Channel> {
  return Object.fromEntries(kinds.map(({ key, channel }) => [key, channel])) as Record<NewsKind, Channel>;
}
