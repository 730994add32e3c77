import type { z } from 'zod';
import { useApiQuery } from '#web/design/queries.ts';
import { useSession } from '#web/design/session.tsx';
import { agencyList, roleList, type roleOption } from '../../contract.ts';

export type RoleOption = z.infer<typeof roleOption>;
type Option = { value: string; label: string };

type Choices = { agencies: Option[]; roles: RoleOption[]; sites: Option[]; areLoading: boolean };

/** What a membership can be made of: agencies, roles and the sites the asker works on. */
export function useChoices(): Choices {
  const agencies = useApiQuery('/api/administration/agencies', agencyList, { query: { limit: 200 } });
  const roles = useApiQuery('/api/administration/roles', roleList);
  const { sites } = useSession();
  return {
    agencies: (agencies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    roles: roles.data?.items ?? [],
    areLoading: agencies.isPending || roles.isPending,
    sites: sites.map(({ id, name }) => ({ value: id, label: name })),
  };
}
