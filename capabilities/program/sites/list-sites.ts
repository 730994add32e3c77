import type { Tx } from '#platform/database/database.ts';
import type { PageQuery } from '#platform/http/contract.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { SiteSummary } from './contract.ts';

/** The sites of the partnership by name: public, for each has a page of its own. */
export async function listSites(
  tx: Tx,
  page: PageQuery,
): Promise<{ items: SiteSummary[]; next: string | null }> {
  const cursor = decodeCursor(page.after);
  let query = tx
    .selectFrom('program.site')
    .select([
      'id',
      'slug',
      'name',
      'state',
      'time_zone as timeZone',
      'cohort_year as cohortYear',
      'is_demo as isDemo',
      'is_invented as isInvented',
    ])
    .orderBy('name')
    .orderBy('id')
    .limit(page.limit + 1);
  if (cursor?.length === 2) {
    const [name, id] = cursor.map(String) as [string, string];
    query = query.where((is) => is(is.refTuple('name', 'id'), '>', is.tuple(name, id)));
  }
  return cutPage(await query.execute(), page.limit, (site) => [site.name, site.id]);
}
