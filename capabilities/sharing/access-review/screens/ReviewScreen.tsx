import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type Attestation, Review, type ReviewLine } from '../contract.ts';
import { standingWords } from './words.ts';

/** The memberships of an agency, one by one: when each was last used, and what was said of it. */
export default function ReviewScreen() {
  const { reviewId } = useRouteParams<'reviewId'>();
  const query = useApiQuery(`/api/access-reviews/${reviewId}`, Review, { live: ['access-review.*'] });
  return (
    <QueryStates query={query} what="the review">
      {(review) => <ReviewPage review={review} />}
    </QueryStates>
  );
}

type Asked = { line: ReviewLine; decision: Attestation['decision'] };

function ReviewPage({ review }: { review: Review }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  const [asked, setAsked] = useState<Asked | null>(null);
  const attest = useApiMutation(
    ({ line, ...body }: Asked & { reason: string }) =>
      api.post(`/api/access-reviews/${review.id}/lines/${line.id}/attestation`, body, Review),
    {
      refresh: ['/api/access-reviews'],
      done: (_, { line, decision }) => `${line.person}: ${decision === 'keep' ? 'kept' : 'ended'}`,
      onSuccess: () => setAsked(null),
    },
  );
  const begin = (line: ReviewLine, decision: Asked['decision']) => {
    if (decision === 'keep' && !line.unused) attest.mutate({ line, decision, reason: '' });
    else setAsked({ line, decision });
  };
  return (
    <Page
      title={`Access review ${review.quarter}: ${review.agency}`}
      lead="Say of each membership whether it is kept or ended. Nobody says it of their own."
      crumbs={[{ label: 'Access reviews', to: sitePath('/sharing/access-reviews') }]}
      wide
    >
      {review.standing === 'overdue' && (
        <Notice tone="error" title={standingWords(review)}>
          It was due on {formats.date(review.dueOn)}. What is undecided stands first.
        </Notice>
      )}
      <KeyFigures
        items={[
          { label: 'State', value: standingWords(review) },
          { label: 'Due', value: formats.date(review.dueOn) },
          { label: 'Undecided', value: formats.number(review.undecided) },
          {
            label: 'Unused for 60 days',
            value: formats.number(review.unused),
            ...(review.unused > 0 ? { tone: 'warning' as const } : {}),
          },
          { label: 'Ended', value: formats.number(review.ended) },
        ]}
      />
      <Lines review={review} busy={attest.isPending} onDecide={begin} />
      <ReasonDialog
        open={asked !== null}
        title={asked?.decision === 'end' ? `End ${asked.line.person}’s membership` : `Keep what nobody uses`}
        body={asked?.decision === 'end' ? <p>It ends at once, and with it what it opened.</p> : undefined}
        confirmLabel={asked?.decision === 'end' ? 'End it' : 'Keep it'}
        required
        danger={asked?.decision === 'end'}
        busy={attest.isPending}
        onConfirm={(reason) => asked && attest.mutate({ ...asked, reason })}
        onClose={() => setAsked(null)}
      />
    </Page>
  );
}

type LinesProps = {
  review: Review;
  busy: boolean;
  onDecide: (line: ReviewLine, decision: Asked['decision']) => void;
};

function Lines({ review, busy, onDecide }: LinesProps) {
  const formats = useFormats();
  return (
    <DataTable
      caption="Memberships of the agency"
      rows={review.lines}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.person}
      columns={[
        { key: 'person', label: 'Person', value: (row) => row.person },
        { key: 'role', label: 'Role', value: (row) => row.role },
        { key: 'sites', label: 'Sites', value: (row) => row.sites.join(', ') || 'Every site' },
        { key: 'since', label: 'Since', value: (row) => formats.date(row.memberSince), narrow: true },
        {
          key: 'used',
          label: 'Last use',
          value: (row) => row.lastUsedAt ?? '',
          render: (row) => <LastUse line={row} />,
        },
        {
          key: 'decision',
          label: 'Decision',
          value: decisionWords,
          render: (row) =>
            row.decision === null && review.mayAttest && !row.isMine ? (
              <span className="row">
                <Button
                  small
                  busy={busy}
                  aria-label={`Keep ${row.person}`}
                  onClick={() => onDecide(row, 'keep')}
                >
                  Keep
                </Button>
                <Button
                  small
                  busy={busy}
                  aria-label={`End ${row.person}`}
                  onClick={() => onDecide(row, 'end')}
                >
                  End
                </Button>
              </span>
            ) : (
              <Decision line={row} />
            ),
        },
      ]}
    />
  );
}

function LastUse({ line }: { line: ReviewLine }) {
  const formats = useFormats();
  return (
    <>
      {line.lastUsedAt ? formats.ago(line.lastUsedAt) : 'Never'}
      {line.unused && <strong> · unused for 60 days</strong>}
    </>
  );
}

function decisionWords({ decision, isMine }: ReviewLine): string {
  if (decision === 'keep') return 'Kept';
  if (decision === 'end') return 'Ended';
  if (decision === 'ended before') return 'Had ended already';
  return isMine ? 'For someone else to say' : 'Undecided';
}

function Decision({ line }: { line: ReviewLine }) {
  return (
    <>
      {decisionWords(line)}
      {line.decidedBy && ` by ${line.decidedBy}`}
      {line.reason && <span className="quiet"> · {line.reason}</span>}
      {line.heldUp && <strong> · not carried out: {line.heldUp}</strong>}
    </>
  );
}
