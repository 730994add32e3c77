import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { ActionMenu, type MenuAction } from '#web/design/parts/ActionMenu.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { ConfirmDialog } from '#web/design/parts/ConfirmDialog.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { Tabs } from '#web/design/parts/Tabs.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useMay, useSession, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { CaseRecord } from '../contract.ts';
import { EvidenceTab, HearingsTab, PartiesTab, QueueTab } from './CaseTabs.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { ChargesTab } from './ChargesTab.tsx';
import { DocumentsTab } from './DocumentsTab.tsx';
import { Locks } from './Locks.tsx';
import { PartStrips } from './PartStrips.tsx';
import { caseNews, Synthetic } from './parts.tsx';
import { usePurpose } from './purpose.tsx';

/** One case, as far as agreements open it: where each agency’s part stands, and one timeline across all. */
export default function CaseScreen() {
  usePurpose();
  const query = useCase();
  return (
    <QueryStates query={query} what="the case">
      {(record) => <CasePage record={record} />}
    </QueryStates>
  );
}

export function useCase() {
  const site = useSite();
  const { caseId } = useRouteParams<'caseId'>();
  return useApiQuery(`/api/sites/${site.slug}/cases/${caseId}`, CaseRecord, { live: caseNews });
}

function CasePage({ record }: { record: CaseRecord }) {
  const site = useSite();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/cases/${record.id}`;
  const open = record.queue.filter(({ resolvedAt }) => resolvedAt === null);
  return (
    <Page
      title={titleOf(record)}
      over={
        <>
          Case {record.number} {record.synthetic && <Synthetic />}
        </>
      }
      crumbs={[{ label: 'Cases', to: sitePath('/cases') }]}
      actions={<Actions record={record} path={path} />}
      wide
    >
      <Locks record={record} path={path} />
      <PartStrips parts={record.parts} />
      <div className="record record--split">
        <div className="record__main stack">
          <Tabs
            label={`Case ${record.number}`}
            inUrl="tab"
            items={[
              {
                key: 'charges',
                label: 'Charges',
                count: record.charges.length,
                content: <ChargesTab record={record} />,
              },
              {
                key: 'parties',
                label: 'Parties',
                count: record.defendants.length,
                content: <PartiesTab record={record} />,
              },
              {
                key: 'evidence',
                label: 'Evidence',
                count: record.evidence.length,
                content: <EvidenceTab record={record} />,
              },
              {
                key: 'hearings',
                label: 'Hearings',
                count: record.hearings.length,
                content: <HearingsTab record={record} />,
              },
              {
                ...{ key: 'documents', label: 'Documents', count: record.documents.length },
                content: <DocumentsTab record={record} path={path} />,
              },
              {
                key: 'queue',
                label: 'To settle',
                count: open.length,
                content: <QueueTab record={record} path={path} />,
              },
            ]}
          />
        </div>
        <aside className="record__side" aria-labelledby="history-title">
          <h2 id="history-title">Timeline</h2>
          <CaseTimeline record={record} />
        </aside>
      </div>
    </Page>
  );
}

function titleOf({ defendants, parts, number }: CaseRecord): string {
  const names = defendants.map(({ name }) => name).filter((name) => name !== null);
  const offense = parts.find(({ offense }) => offense)?.offense;
  return [names.join(', '), offense].filter(Boolean).join(': ') || number;
}

function Actions({ record, path }: { record: CaseRecord; path: string }) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const may = useMay();
  const [purpose] = usePurpose();
  const me = useSession().person.id;
  const [asked, setAsked] = useState<'adopt' | 'decline' | null>(null);
  const own = (kind: string) => record.parts.find((part) => part.own && part.kind === kind);
  const to = (rest: string) => sitePath(`/cases/${record.id}/${rest}`);
  const send = useApiMutation(
    ({ rest, body }: { rest: string; body: unknown }) => api.post(`${path}/${rest}`, body, CaseRecord),
    { refresh: [path, `/api/sites/${site.slug}/cases`], onSuccess: () => setAsked(null), done: 'Recorded' },
  );
  const tell = (kind: string, payload = {}) =>
    send.mutate({ rest: 'events', body: { seen: record.seen, events: [{ kind, payload }] } });
  const records = may('cases.record', site.id);
  const referral = own('referral');
  const complaint = own('complaint');
  const waits = referral && ['received', 'under review'].includes(referral.status);
  const proposed =
    record.mySides.includes('federal') &&
    !own('federal') &&
    record.parts.some(({ kind, status }) => kind === 'federal' && status === 'proposed');
  const primary =
    waits && may('cases.screen', site.id) ? (
      <LinkButton to={to('screen')} tone="primary">
        Decide
      </LinkButton>
    ) : complaint &&
      ['open', 'referred'].includes(complaint.status) &&
      records &&
      !isWithProsecutor(record) ? (
      <LinkButton to={to('refer')} tone="primary">
        {complaint.status === 'open' ? 'Refer' : 'Refer again'}
      </LinkButton>
    ) : proposed && may('cases.screen', site.id) ? (
      <Button tone="primary" onClick={() => setAsked('adopt')}>
        Adopt federally
      </Button>
    ) : null;
  const mineAlready = record.parts.some(({ own: isOwn, assignedToId }) => isOwn && assignedToId === me);
  const item = (key: string, label: string, run: () => void): MenuAction => ({ key, label, run });
  const items = [
    ...(records ? [item('record', 'Add to the record', () => go(to('record')))] : []),
    ...(referral?.status === 'received'
      ? [item('begin', 'Begin the review', () => tell('review-begun', { round: referral.rounds }))]
      : []),
    ...(proposed ? [item('decline', 'Decline federally', () => setAsked('decline'))] : []),
    ...(records && !mineAlready && record.parts.some((part) => part.own)
      ? [item('take', 'Take this case', () => send.mutate({ rest: 'assignment', body: { personId: me } }))]
      : []),
    ...(complaint && records && complaint.status !== 'inactive'
      ? []
      : complaint
        ? [item('reopen', 'Reopen the complaint', () => tell('complaint-reopened'))]
        : []),
    ...(may('cases.seal', site.id) ? [item('order', 'Enter a court order', () => go(to('order')))] : []),
    item('print', 'Printable page', () => go(to('print'))),
    item('pdf', 'Timeline as PDF', () =>
      window.location.assign(`${path}/timeline.pdf?purpose=${encodeURIComponent(purpose)}`),
    ),
  ];
  return (
    <>
      {primary}
      <ActionMenu label="More actions" items={items} />
      <ConfirmDialog
        open={asked === 'adopt'}
        title="Adopt this case federally?"
        confirmLabel="Adopt"
        busy={send.isPending}
        onConfirm={() => tell('federal-adopted')}
        onClose={() => setAsked(null)}
      />
      <ReasonDialog
        open={asked === 'decline'}
        title="Decline this case federally"
        confirmLabel="Decline"
        required
        busy={send.isPending}
        onConfirm={(reason) => tell('federal-declined', { reason })}
        onClose={() => setAsked(null)}
      />
    </>
  );
}

function isWithProsecutor({ parts }: CaseRecord): boolean {
  return parts.some(
    ({ kind, status }) => kind === 'referral' && ['received', 'under review', 'adopted'].includes(status),
  );
}
