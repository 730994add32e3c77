import { api } from '#web/design/api.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Exchange } from '../contract.ts';
import { exchangeWorkflow, offerWorkflow } from '../states.ts';
import { entryOf } from './History.tsx';
import { HostsView } from './HostsView.tsx';
import { OwnerChoice } from './OwnerChoice.tsx';
import { ReportView } from './ReportView.tsx';
import { VisitView } from './VisitView.tsx';
import { useCoreAreas } from './words.ts';

/** One exchange: what is asked, who would show it, the visit, and what came of it. */
export default function ExchangeScreen() {
  const { exchangeId } = useRouteParams<'exchangeId'>();
  const query = useApiQuery(`/api/exchanges/${exchangeId}`, Exchange, {
    live: ['community.exchange-changed'],
  });
  return (
    <QueryStates query={query} what="the exchange">
      {(exchange) => <ExchangeRecord exchange={exchange} />}
    </QueryStates>
  );
}

function ExchangeRecord({ exchange }: { exchange: Exchange }) {
  const go = useGo();
  const { nameOf } = useCoreAreas();
  const { id, state, site, host, plan, report, mayCarry } = exchange;
  const path = `/api/exchanges/${id}`;
  const toPlan = { key: 'plan-visit', label: 'Plan the visit', run: () => go(`/exchanges/${id}/plan`) };
  const toReport = {
    key: 'write-report',
    label: 'Write the report',
    run: () => go(`/exchanges/${id}/report`),
  };
  return (
    <RecordPage
      number={exchange.number}
      kind="Peer exchange"
      title={exchange.title}
      crumbs={[{ label: 'Peer exchange', to: '/exchanges' }]}
      workflow={exchangeWorkflow}
      state={state}
      since={exchange.stateSince}
      waitsOn={exchange.waitsOn}
      siteId={site.id}
      iMade={exchange.iMade}
      onMove={(move, reason) => api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Exchange)}
      // What is missing is written first: the button leads there instead of to a refusal.
      ownForms={{
        ...(plan?.agreed ? {} : { plan: toPlan.run }),
        ...(report ? {} : { report: toReport.run }),
      }}
      refresh={['/api/exchanges']}
      more={[
        ...(mayCarry && state === 'offered' ? [toPlan] : []),
        ...(mayCarry && state === 'visited' ? [toReport] : []),
      ]}
      facts={[
        { label: 'Asked by', value: `${site.name} (${exchange.askedBy})` },
        { label: 'Core area', value: nameOf(exchange.coreArea) },
        { label: 'When it could be', value: exchange.whenPossible || '—' },
        { label: 'Host', value: host?.name ?? 'Not chosen yet' },
        { label: 'Carried by', value: <OwnerChoice exchange={exchange} /> },
      ]}
      tabs={[
        { key: 'asked', label: 'What is asked', content: <AskedView exchange={exchange} /> },
        {
          key: 'hosts',
          label: 'Hosts',
          count: exchange.offers.length,
          content: <HostsView exchange={exchange} />,
        },
        { key: 'visit', label: 'Visit', content: <VisitView exchange={exchange} /> },
        { key: 'report', label: 'Report', content: <ReportView exchange={exchange} /> },
      ]}
      timeline={<Timeline entries={exchange.timeline.map(stepEntry)} />}
    />
  );
}

/** A host’s steps are told apart from those of the site that asks. */
function stepEntry(step: Exchange['timeline'][number]): TimelineEntry {
  const entry = entryOf(step.ofOffer ? offerWorkflow : exchangeWorkflow, step);
  return step.ofOffer ? { ...entry, text: `Host: ${entry.text}` } : entry;
}

function AskedView({ exchange }: { exchange: Exchange }) {
  return (
    <div className="stack">
      <p>{exchange.wants}</p>
      {exchange.mayOffer.length > 0 && (
        <LinkButton to={`/exchanges/${exchange.id}/offer`} tone="primary">
          Offer to host
        </LinkButton>
      )}
    </div>
  );
}
