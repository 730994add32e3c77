import type { Config } from '#platform/config/read-config.ts';

/** The token stands behind the #, which browsers keep to themselves: no log on the way sees it. */
export function linkOf({ publicUrl }: Pick<Config, 'publicUrl'>, token: string): string {
  return `${publicUrl}/app/invitation#${token}`;
}
