import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Timeline } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Recommendation } from '../contract.ts';
import { type RecommendationState, recommendationWorkflow } from '../states.ts';
import { ImplementForm, OwnerForm, PlanForm, VerifyForm } from './step-forms.tsx';

/** One recommendation: where it comes from, what carries it out, what was done, what was seen a year later. */
export default function RecommendationScreen() {
  const site = useSite();
  const { recommendationId } = useRouteParams<'recommendationId'>();
  const path = `/api/sites/${site.slug}/recommendations/${recommendationId}`;
  const query = useApiQuery(path, Recommendation, { live: ['recommendations.*'] });
  return (
    <QueryStates query={query} what="the recommendation">
      {(recommendation) => <RecommendationRecord recommendation={recommendation} path={path} />}
    </QueryStates>
  );
}

type RecordProps = { recommendation: Recommendation; path: string };
type Asked = 'accept' | 'owner' | 'plan' | 'implement' | 'verify' | null;

const titles: Record<NonNullable<Asked>, string> = {
  accept: 'Accept the recommendation',
  owner: 'Change owner or day',
  plan: 'Put it in the plan',
  implement: 'Report it implemented',
  verify: 'Verify that it holds',
};

function RecommendationRecord({ recommendation, path }: RecordProps) {
  const site = useSite();
  const sitePath = useSitePath();
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <RecordPage
      number={recommendation.number}
      kind="Recommendation"
      title={recommendation.title}
      crumbs={[{ label: 'Recommendations', to: sitePath('/recommendations') }]}
      workflow={recommendationWorkflow}
      state={recommendation.state}
      since={recommendation.stateSince}
      target={recommendation.nextDueOn}
      waitsOn={recommendation.owner}
      siteId={site.id}
      iMade={recommendation.iMade}
      ownForms={{
        accept: () => setAsked('accept'),
        plan: () => setAsked('plan'),
        implement: () => setAsked('implement'),
        verify: () => setAsked('verify'),
      }}
      onMove={(move, reason) =>
        api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Recommendation)
      }
      refresh={[`/api/sites/${site.slug}/recommendations`]}
      more={useMore(recommendation, () => setAsked('owner'))}
      facts={useFacts(recommendation)}
      timeline={<History recommendation={recommendation} />}
    >
      <Standing recommendation={recommendation} />
      <Words recommendation={recommendation} />
      <Dialog open={asked !== null} title={asked ? titles[asked] : ''} onClose={close} wide>
        {asked && <StepForm asked={asked} recommendation={recommendation} path={path} onDone={close} />}
      </Dialog>
    </RecordPage>
  );
}

type StepFormProps = RecordProps & { asked: NonNullable<Asked>; onDone: () => void };

function StepForm({ asked, ...props }: StepFormProps) {
  switch (asked) {
    case 'accept':
    case 'owner':
      return <OwnerForm step={asked} {...props} />;
    case 'plan':
      return <PlanForm {...props} />;
    case 'implement':
      return <ImplementForm {...props} />;
    case 'verify':
      return <VerifyForm {...props} />;
  }
}

function useMore({ id, state, iMade }: Recommendation, handOver: () => void) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const mayDecide = useMay()('recommendations.decide', site.id);
  const isCarriedOut = ['accepted', 'planned', 'under-way'].includes(state);
  return [
    ...(state === 'proposed' && iMade.includes('create')
      ? [{ key: 'edit', label: 'Reword it', run: () => go(sitePath(`/recommendations/${id}/edit`)) }]
      : []),
    ...(mayDecide && isCarriedOut ? [{ key: 'owner', label: titles.owner, run: handOver }] : []),
  ];
}

function useFacts({ assessment, objective, ...rest }: Recommendation) {
  const sitePath = useSitePath();
  const formats = useFormats();
  return [
    { label: 'On', value: rest.owner ?? 'Nobody yet' },
    { label: 'Due', value: rest.nextDueOn ? formats.date(rest.nextDueOn) : 'No day yet' },
    { label: 'Core area', value: rest.coreArea },
    { label: 'Proposed by', value: rest.proposedBy },
    {
      label: 'From the assessment',
      value: assessment ? (
        <AppLink to={sitePath(`/assistance/deliverables/${assessment.id}`)}>
          {assessment.number} {assessment.title}
        </AppLink>
      ) : (
        'Not yours to see'
      ),
    },
    {
      label: 'Carried out by',
      value: objective ? (
        <AppLink to={sitePath(`/plans/${objective.planId}`)}>
          {objective.title} ({objective.planNumber})
        </AppLink>
      ) : (
        (rest.initiative ?? 'Not planned yet')
      ),
    },
  ];
}

function Standing({ recommendation }: { recommendation: Recommendation }) {
  const formats = useFormats();
  const { state, verifyFrom, isLate, nextDueOn } = recommendation;
  if (state === 'implemented' && verifyFrom && !isLate)
    return (
      <Notice title="Verified from a year on">
        Someone other than the implementer looks whether it holds, from {formats.date(verifyFrom)} on.
      </Notice>
    );
  if (!isLate || !nextDueOn) return null;
  return (
    <Notice tone="warning" title="Late">
      It was due on {formats.date(nextDueOn)}.
    </Notice>
  );
}

function Words({ recommendation }: { recommendation: Recommendation }) {
  const formats = useFormats();
  const { advice, basis, implementedOn, implementedBy, implementedWhat, verifiedEvidence, verifiedLink } =
    recommendation;
  return (
    <>
      <Section title="How to do it" plain>
        <p>{advice}</p>
      </Section>
      <Section title="What it rests on" plain>
        <p>{basis}</p>
      </Section>
      {implementedWhat && (
        <Section
          title="What was done"
          lead={`Implemented on ${formats.date(implementedOn)}, reported by ${implementedBy ?? 'the site'}.`}
          plain
        >
          <p>{implementedWhat}</p>
        </Section>
      )}
      {verifiedEvidence && (
        <Section title="What was seen a year later" plain>
          <p>{verifiedEvidence}</p>
          {verifiedLink && (
            <p>
              <a href={verifiedLink}>Where it can be seen</a>
            </p>
          )}
        </Section>
      )}
    </>
  );
}

const quiet: readonly string[] = ['create', 'begin', 'plan'];

function History({ recommendation }: { recommendation: Recommendation }) {
  return (
    <Timeline
      entries={recommendation.timeline.map(({ id, move, to, at, by, reason }) => ({
        id,
        at,
        who: by,
        kind: quiet.includes(move) ? 'event' : 'decision',
        text: recommendationWorkflow.states[to as RecommendationState]?.label ?? to,
        ...(reason ? { detail: reason } : {}),
      }))}
    />
  );
}
