import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { CourtOrderRecord, orderKinds } from '../contract.ts';
import { courtOrderWorkflow } from '../states.ts';
import { CallOffDialog, CarryOutDialog } from './OrderDialogs.tsx';
import { orderNews, whatFollows } from './order-words.ts';

/** One order of a court: where it stands, whose turn it is, and what stays once a case is expunged. */
export default function OrderScreen() {
  const site = useSite();
  const { orderId } = useRouteParams<'orderId'>();
  const path = `/api/sites/${site.slug}/case-orders/${orderId}`;
  const query = useApiQuery(path, CourtOrderRecord, { live: orderNews });
  return (
    <QueryStates query={query} what="the court order">
      {(order) => <OrderPage order={order} path={path} />}
    </QueryStates>
  );
}

export type OrderProps = { order: CourtOrderRecord; path: string };

function OrderPage({ order, path }: OrderProps) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const [asked, setAsked] = useState<'approve' | 'call-off' | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <RecordPage
        number={order.number}
        kind="Court order"
        title={titleOf(order)}
        crumbs={[{ label: 'Court orders', to: sitePath('/cases/orders') }]}
        workflow={courtOrderWorkflow}
        state={order.state}
        since={order.stateSince}
        siteId={site.id}
        iMade={order.iMade}
        onMove={(move) => api.post(`${path}/moves`, { move }, CourtOrderRecord)}
        ownForms={{ approve: () => setAsked('approve'), 'call-off': () => setAsked('call-off') }}
        facts={
          order.tombstone
            ? []
            : [
                { label: 'Case', value: <CaseOfOrder order={order} /> },
                { label: 'The court’s number', value: order.reference },
                { label: 'Ordered on', value: formats.date(order.orderedOn) },
                { label: 'Entered by', value: `${order.enteredBy ?? 'Someone'}, ${order.agency}` },
              ]
        }
        timeline={<Timeline entries={order.timeline.map(entryOf)} />}
      >
        {order.tombstone ? <Tombstone tombstone={order.tombstone} /> : <WhatNow order={order} />}
      </RecordPage>
      <CarryOutDialog order={order} path={path} open={asked === 'approve'} onClose={close} />
      <CallOffDialog order={order} path={path} open={asked === 'call-off'} onClose={close} />
    </>
  );
}

function titleOf({ kind, caseNumber, tombstone }: CourtOrderRecord): string {
  if (tombstone) return 'Expunged case';
  return `${orderKinds[kind].label} ${caseNumber ? `case ${caseNumber}` : 'a case'}`;
}

function CaseOfOrder({ order: { caseId, caseNumber } }: Pick<OrderProps, 'order'>) {
  const sitePath = useSitePath();
  if (caseNumber === null) return 'Not yours to see';
  return <AppLink to={sitePath(`/cases/${caseId}`)}>{caseNumber}</AppLink>;
}

/** What the reader is to do, or why it is not for them. */
function WhatNow({ order: { state, kind, mayApprove } }: Pick<OrderProps, 'order'>) {
  if (state === 'approved') {
    return <Notice>The order is being carried out. This page shows when it is done.</Notice>;
  }
  if (state !== 'proposed') return null;
  return mayApprove ? (
    <Notice tone="warning" title="Compare it with the order of the court, then approve it">
      Approving carries the order out at once. {whatFollows[kind]}
    </Notice>
  ) : (
    <Notice title="You entered this order, so you don’t approve it">
      A second records officer of any agency at this site compares it with the order of the court and approves
      it. Until then nothing happens to the case, and you can call the order off.
    </Notice>
  );
}

function Tombstone({ tombstone }: { tombstone: NonNullable<CourtOrderRecord['tombstone']> }) {
  const formats = useFormats();
  return (
    <Section title="Tombstone">
      <p>
        The case that this order was about was expunged. Nothing else is kept of it. Whoever holds the order
        of the court can show that it is the one: its number, hashed with SHA-256, gives the hash below.
      </p>
      <Facts
        items={[
          { label: 'Expunged', value: formats.dateTime(tombstone.at) },
          { label: 'Tombstone', value: tombstone.id },
          { label: 'Hash of the order', value: <code>{tombstone.orderHash}</code> },
        ]}
      />
    </Section>
  );
}

function entryOf({ id, move, to, at, by, reason }: CourtOrderRecord['timeline'][number]): TimelineEntry {
  const state = to as CourtOrderRecord['state'];
  return {
    ...{ id, at, who: by },
    kind: move === 'create' || move === 'finish' ? 'event' : 'decision',
    text: move === 'approve' ? 'Approved' : courtOrderWorkflow.states[state].label,
    ...(reason ? { detail: reason } : {}),
  };
}
