import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSession, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { AssistanceRequest, Escalation, stageWords } from '../contract.ts';
import { escalationWorkflow } from '../states.ts';
import { ClockFigures } from './ClockView.tsx';

/** Why a request came to someone’s desk, and what they do about it. */
export default function EscalationScreen() {
  const site = useSite();
  const { escalationId } = useRouteParams<'escalationId'>();
  const path = `/api/sites/${site.slug}/assistance/escalations/${escalationId}`;
  const query = useApiQuery(path, Escalation, { live: ['assistance.*'] });
  return (
    <QueryStates query={query} what="the escalation">
      {(escalation) => {
        const sites = `/api/sites/${site.slug}/assistance`;
        return <EscalationRecord escalation={escalation} path={path} base={sites} />;
      }}
    </QueryStates>
  );
}

type Props = { escalation: typeof Escalation._output; path: string; base: string };

function EscalationRecord({ escalation, path, base }: Props) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const { person } = useSession();
  const request = useApiQuery(`${base}/${escalation.requestId}`, AssistanceRequest);
  const isMine = person?.id === escalation.owner.id;
  const to = sitePath(`/assistance/${escalation.requestId}`);
  return (
    <RecordPage
      number={escalation.number}
      kind="Escalation of"
      title={escalation.title}
      crumbs={[
        { label: 'Assistance', to: sitePath('/assistance') },
        { label: escalation.number, to },
      ]}
      workflow={escalationWorkflow}
      state={escalation.state}
      since={escalation.stateSince}
      waitsOn={escalation.owner.name}
      siteId={site.id}
      {...(isMine
        ? {
            onMove: (_: string, reason: string | null) => api.post(`${path}/take-up`, { reason }, Escalation),
          }
        : {})}
      refresh={[base, '/api/my-work']}
      facts={[
        { label: 'Brought to', value: `${escalation.owner.name}, as ${escalation.position}` },
        { label: 'At', value: `${escalation.level} % of the target` },
        { label: 'Target', value: stageWords[escalation.stage] },
        { label: 'On', value: formats.dateTime(escalation.escalatedAt) },
        { label: 'Request', value: <AppLink to={to}>{escalation.number}</AppLink> },
      ]}
    >
      <Notice actions={<LinkButton to={to}>Open the request</LinkButton>}>
        Taking it up says what you do about it. It leaves your desk by itself when the step is made.
      </Notice>
      <QueryStates query={request} what="the request">
        {(found) => (found.clock ? <ClockFigures request={found} clock={found.clock} /> : null)}
      </QueryStates>
    </RecordPage>
  );
}
