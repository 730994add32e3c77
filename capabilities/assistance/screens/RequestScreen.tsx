import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useGo, useRouteParams, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import type { MenuAction } from '#web/design/parts/ActionMenu.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { AssistanceRequest, intensityWords, partyWords, urgencyWords } from '../contract.ts';
import { endedStates, requestWorkflow } from '../states.ts';
import { ClockFigures, ClockTab } from './ClockView.tsx';
import { DeliveryPanel } from './delivery/DeliveryPanel.tsx';
import { MatchPanel } from './providers/MatchPanel.tsx';
import { type DialogName, RequestDialogs } from './RequestDialogs.tsx';
import { RequestTab } from './RequestTab.tsx';
import { RequestTimeline } from './RequestTimeline.tsx';
import { ToDo } from './ToDo.tsx';

/** One request: on whom it is, how long, until when; what can be done now; all that happened. */
export default function RequestScreen() {
  const site = useSite();
  const { requestId } = useRouteParams<'requestId'>();
  const path = `/api/sites/${site.slug}/assistance/${requestId}`;
  const query = useApiQuery(path, AssistanceRequest, { live: ['assistance.*'], refetchInterval: 60_000 });
  return (
    <QueryStates query={query} what="the request">
      {(request) => <RequestRecord request={request} path={path} />}
    </QueryStates>
  );
}

/** The step a provider or an approver makes on the work plan itself: the button leads there. */
const followsDelivery = { ...requestWorkflow.moves.revise, permission: null };
const pageWorkflow = { ...requestWorkflow, moves: { ...requestWorkflow.moves, revise: followsDelivery } };
const inDelivery = ['scope', 'approve', 'begin'] as const;

type RequestRecordProps = { request: AssistanceRequest; path: string };

function RequestRecord({ request, path }: RequestRecordProps) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const openTab = useOpenTab();
  const more = useMoreActions(request, setDialog);
  const { clock, letter, liaison, waitsOn } = request;
  return (
    <RecordPage
      number={request.number}
      kind="Request for assistance"
      title={request.title}
      crumbs={[{ label: 'Assistance', to: sitePath('/assistance') }]}
      workflow={pageWorkflow}
      state={request.state}
      since={request.waitsSince ?? request.stateSince}
      target={request.pausedUntil ? null : request.targetDueAt}
      waitsOn={waitsOn ? `${request.owner.name}, for ${partyWords[waitsOn]}` : null}
      siteId={site.id}
      iMade={request.iMade}
      onMove={(move, reason) =>
        api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, AssistanceRequest)
      }
      ownForms={{
        return: () => setDialog('return'),
        merge: () => setDialog('merge'),
        match: () => openTab('matching'),
        'take-on': () => openTab('matching'),
        ...Object.fromEntries(inDelivery.map((move) => [move, () => openTab('delivery')])),
      }}
      refresh={[`/api/sites/${site.slug}/assistance`, '/api/assistance', '/api/my-work']}
      more={more}
      facts={[
        { label: 'Who has it', value: request.owner.name },
        { label: 'Asked by', value: request.author },
        { label: 'Program’s person', value: liaison?.name ?? 'named when it is submitted' },
        { label: 'Urgency', value: urgencyWords[request.urgency] },
        { label: 'Intensity', value: intensityWords[request.intensity] },
        { label: 'Submitted', value: formats.dateTime(request.submittedAt) },
      ]}
      tabs={[
        { key: 'request', label: 'Request', content: <RequestTab request={request} path={path} /> },
        { key: 'clock', label: 'Clock', content: <ClockTab request={request} /> },
        ...(request.submittedAt
          ? [
              { key: 'matching', label: 'Matching', content: <MatchPanel requestId={request.id} /> },
              { key: 'delivery', label: 'Delivery', content: <DeliveryPanel requestId={request.id} /> },
            ]
          : []),
      ]}
      timeline={<RequestTimeline request={request} path={path} />}
    >
      <ToDo request={request} path={path} hasLetter={letter !== null} />
      {clock && <ClockFigures request={request} clock={clock} />}
      <RequestDialogs request={request} path={path} open={dialog} onClose={() => setDialog(null)} />
    </RecordPage>
  );
}

function useOpenTab(): (tab: string) => void {
  const [search, setSearch] = useSearchValues();
  return (tab) => {
    const next = new URLSearchParams(search);
    next.set('tab', tab);
    setSearch(next);
  };
}

function useMoreActions(request: AssistanceRequest, open: (dialog: DialogName) => void): MenuAction[] {
  const site = useSite();
  const may = useMay();
  const go = useGo();
  const sitePath = useSitePath();
  const isOpen = request.state !== 'draft' && !(endedStates as readonly string[]).includes(request.state);
  const edits = ['draft', 'returned'].includes(request.state) && may('assistance.request', site.id);
  const steers = isOpen && may('assistance.triage', site.id);
  const splits = steers && ['acknowledged', 'triaged'].includes(request.state) && !request.pausedUntil;
  const asks = steers && !request.pausedUntil && !['returned', 'delivered'].includes(request.state);
  const entry = (key: DialogName, label: string): MenuAction => ({ key, label, run: () => open(key) });
  return [
    ...(edits
      ? [{ key: 'edit', label: 'Write on', run: () => go(sitePath(`/assistance/${request.id}/edit`)) }]
      : []),
    ...(asks ? [entry('pause', 'Ask the site, and pause the clock')] : []),
    ...(steers && request.question ? [entry('resume', 'Go on without the answer')] : []),
    ...(steers ? [entry('reassign', 'Put it on someone else'), entry('priority', 'Change the urgency')] : []),
    ...(splits
      ? [
          {
            key: 'split',
            label: 'Split off a part',
            run: () => go(sitePath(`/assistance/${request.id}/split`)),
          },
        ]
      : []),
  ];
}
