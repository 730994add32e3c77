import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import type { WorkflowDeclaration } from '#web/design/workflow.ts';
import { Agreement } from '../contract.ts';
import { type AgreementState, agreementWorkflow } from '../states.ts';
import { LinesView } from './LinesView.tsx';
import { SignaturesSection } from './SignaturesSection.tsx';

/** One agreement: where it stands, what it opens to whom, who has signed. */
export default function AgreementScreen() {
  const site = useSite();
  const { agreementId } = useRouteParams<'agreementId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/agreements/${agreementId}`, Agreement, {
    live: ['sharing.*'],
  });
  return (
    <QueryStates query={query} what="the agreement">
      {(agreement) => <AgreementRecord agreement={agreement} />}
    </QueryStates>
  );
}

function AgreementRecord({ agreement }: { agreement: Agreement }) {
  const site = useSite();
  const formats = useFormats();
  const sitePath = useSitePath();
  const go = useGo();
  const path = `/api/sites/${site.slug}/agreements`;
  const isMyDraft = agreement.state === 'draft' && agreement.iMade.includes('create');
  return (
    <RecordPage
      number={agreement.number}
      kind="Sharing agreement"
      title={agreement.title}
      crumbs={[{ label: 'Sharing', to: sitePath('/sharing') }]}
      workflow={withoutSigning}
      state={agreement.state}
      since={agreement.stateSince}
      waitsOn={waitsOn(agreement)}
      siteId={site.id}
      iMade={agreement.iMade}
      onMove={(move, reason) =>
        api.post(`${path}/${agreement.id}/moves`, { move, ...(reason ? { reason } : {}) }, Agreement)
      }
      refresh={[path]}
      more={
        isMyDraft
          ? [{ key: 'edit', label: 'Edit', run: () => go(sitePath(`/sharing/${agreement.id}/edit`)) }]
          : []
      }
      facts={[
        { label: 'From', value: formats.dateTime(agreement.startsAt) },
        { label: 'Until', value: formats.dateTime(agreement.endsAt) },
        { label: 'For', value: agreement.purposes.join(', ') || null },
        { label: 'Juvenile records', value: agreement.includesJuveniles ? 'Included' : 'Not included' },
        { label: 'Kept by the receiver', value: retentionWords(agreement.retentionDays) },
        { label: 'Author', value: agreement.author },
      ]}
      tabs={[
        { key: 'lines', label: 'What it opens', content: <LinesView agreement={agreement} /> },
        { key: 'terms', label: 'Terms', content: <Terms text={agreement.terms} /> },
      ]}
      timeline={<Timeline entries={agreement.timeline.map(entryOf)} />}
    >
      <SignaturesSection agreement={agreement} />
    </RecordPage>
  );
}

/** Signing has its own button beside each party; the last signature makes the move. */
const withoutSigning: WorkflowDeclaration = {
  ...agreementWorkflow,
  moves: {
    ...agreementWorkflow.moves,
    'complete-signing': { ...agreementWorkflow.moves['complete-signing'], permission: null },
  },
};

function Terms({ text }: { text: string }) {
  const paragraphs = [...new Set(text.split(/\n+/).filter((one) => one.trim() !== ''))];
  if (paragraphs.length === 0) return <p>No terms were written.</p>;
  return paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>);
}

function waitsOn({ state, parties }: Agreement): string | null {
  if (state !== 'for signature') return null;
  return parties
    .filter(({ signedAt }) => !signedAt)
    .map(({ name }) => name)
    .join(' and ');
}

function retentionWords(days: number | null): string {
  return days === null ? 'Not limited' : `${days} days`;
}

const decisions: readonly string[] = ['approve', 'return', 'terminate', 'withdraw'];

function entryOf({ id, move, to, at, by, reason }: Agreement['timeline'][number]): TimelineEntry {
  return {
    id,
    at,
    who: by,
    kind: decisions.includes(move) ? 'decision' : 'event',
    text: move === 'create' ? 'Written' : (agreementWorkflow.states[to as AgreementState]?.label ?? to),
    ...(reason ? { detail: reason } : {}),
  };
}
