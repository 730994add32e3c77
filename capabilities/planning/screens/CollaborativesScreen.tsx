import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type Collaborative, collaborativeList } from '../contract.ts';

/** Which agencies plan together, and which of them decide what of their plans is public. */
export default function CollaborativesScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const mayConvene = useMay()('planning.convene', site.id);
  const query = useApiQuery(`/api/sites/${site.slug}/collaboratives`, collaborativeList, {
    live: ['planning.collaborative-changed'],
  });
  const begin = <LinkButton to={sitePath('/collaboratives/new')}>New collaborative</LinkButton>;
  return (
    <Page
      title="Collaboratives"
      lead="Agencies that own a plan together. Their people write it; some of them decide what is public."
      crumbs={[{ label: 'Plans', to: sitePath('/plans') }]}
      {...(mayConvene ? { actions: begin } : {})}
    >
      <QueryStates
        query={query}
        what="the collaboratives"
        isEmpty={({ items }) => items.length === 0}
        nothingYet={
          <NothingYet title="No collaborative yet" {...(mayConvene ? { action: begin } : {})}>
            Name the agencies that plan together, and those that decide what the public sees.
          </NothingYet>
        }
      >
        {({ items }) => (
          <div className="stack">
            {items.map((one) => (
              <Members key={one.id} collaborative={one} mayConvene={mayConvene} />
            ))}
          </div>
        )}
      </QueryStates>
    </Page>
  );
}

function Members({ collaborative, mayConvene }: { collaborative: Collaborative; mayConvene: boolean }) {
  const site = useSite();
  const path = `/api/sites/${site.slug}/collaboratives`;
  const change = useApiMutation(
    ({ agencyId, ...to }: { agencyId: string; decidesPublic: boolean; isMember: boolean }) =>
      api.put(`${path}/${collaborative.id}/members/${agencyId}`, to, z.object({ id: z.string() })),
    { refresh: [path], done: 'Changed' },
  );
  return (
    <Section title={collaborative.name} {...(collaborative.about ? { lead: collaborative.about } : {})}>
      <ul className="usa-list">
        {collaborative.members.map(({ agencyId, agency, decidesPublic }) => (
          <li key={agencyId}>
            {agency} {decidesPublic && <Tag tone="info">Decides what is public</Tag>}{' '}
            {mayConvene && (
              <>
                <Button
                  tone="plain"
                  small
                  aria-label={`${decidesPublic ? 'No longer decides' : 'Let it decide what is public'}: ${agency}`}
                  onClick={() => change.mutate({ agencyId, decidesPublic: !decidesPublic, isMember: true })}
                >
                  {decidesPublic ? 'No longer decides' : 'Let it decide'}
                </Button>{' '}
                <Button
                  tone="plain"
                  small
                  aria-label={`Leaves: ${agency}`}
                  onClick={() => change.mutate({ agencyId, decidesPublic: false, isMember: false })}
                >
                  Leaves
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
