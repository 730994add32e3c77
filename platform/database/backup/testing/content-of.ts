import { withClient } from '#platform/database/provision.ts';
import { tablesOf } from '../schema.ts';

/** Every row of every table as text, without what belongs to one cluster: two installations can be compared. */
export function contentOf(ownerUrl: string): Promise<Record<string, string[]>> {
  return withClient(ownerUrl, async (client) => {
    const content: Record<string, string[]> = {};
    for (const { name, columns } of await tablesOf(client)) {
      const { rows } = await client.query<{ row: string }>(
        `select (${columns.join(', ')})::text as row from ${name} order by 1`,
      );
      content[name] = rows.map(({ row }) => row);
    }
    return content;
  });
}
