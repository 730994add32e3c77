import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { useMay } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { levels, type ProviderSummary, providerList } from '../../contract.ts';

/** Who gives assistance, what each knows and how much it carries now. */
export default function ProvidersScreen() {
  const formats = useFormats();
  const mayKeep = useMay()('assistance.keep-providers');
  const add = <LinkButton to="/providers/new">List a provider</LinkButton>;
  return (
    <ListPage<ProviderSummary>
      title="Providers of assistance"
      lead="What each knows with its evidence, and how many requests it carries of those it can."
      noun={['provider', 'providers']}
      path="/api/assistance-providers"
      schema={providerList}
      live={['assistance.provider-changed', 'assistance.offer-changed']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.name}
      to={(row) => `/providers/${row.id}`}
      filters={[{ key: 'q', label: 'Search', kind: 'text' }]}
      columns={[
        { key: 'name', label: 'Provider', value: (row) => row.name },
        { key: 'expertise', label: 'Knows', value: expertiseText },
        {
          key: 'load',
          label: 'Carries',
          value: (row) => `${row.open} of ${row.capacity}`,
          narrow: true,
        },
        {
          key: 'away',
          label: 'Away until',
          value: (row) => (row.awayUntil ? formats.date(row.awayUntil) : ''),
          narrow: true,
        },
      ]}
      {...(mayKeep ? { actions: add } : {})}
      nothingYet={
        <NothingYet title="No providers yet" {...(mayKeep ? { action: add } : {})}>
          The program office lists an agency of the kind “TTA provider”; its people then say what they know.
        </NothingYet>
      }
    />
  );
}

export function expertiseText({ expertise }: Pick<ProviderSummary, 'expertise'>): string {
  return expertise.length === 0
    ? 'Nothing noted yet'
    : expertise
        .map(({ name, level }) => `${name} (${levels[level].split(' ')[0]!.toLowerCase()})`)
        .join(', ');
}
