import { useFormats } from '#web/design/formats.ts';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { activityKinds, Delivery, deliverableKinds, deliveryMethods } from '../../contract.ts';
import { activityWorkflow, deliverableWorkflow, workPlanWorkflow } from '../../states.ts';
import { CostsSection } from './CostsSection.tsx';
import { FollowUpsSection } from './FollowUpsSection.tsx';
import { hoursText } from './words.tsx';

/** All that is delivered for a request: the plan, what was done, what was handed over, what it cost, what came of it. */
export function DeliveryPanel({ requestId }: { requestId: string }) {
  const site = useSite();
  const path = `/api/sites/${site.slug}/assistance/requests/${requestId}/delivery`;
  const query = useApiQuery(path, Delivery, { live: ['assistance.*'] });
  return (
    <QueryStates query={query} what="the delivery">
      {(delivery) => (
        <div className="stack">
          <PlanSection delivery={delivery} />
          <ActivitiesSection delivery={delivery} />
          <DeliverablesSection delivery={delivery} />
          <CostsSection delivery={delivery} />
          <FollowUpsSection followUps={delivery.followUps} />
        </div>
      )}
    </QueryStates>
  );
}

type DeliveryProps = { delivery: Delivery };
const isDelivering = ({ isMine, request }: Delivery) =>
  isMine && (request.state === 'approved' || request.state === 'delivering');

function PlanSection({ delivery }: DeliveryProps) {
  const sitePath = useSitePath();
  const formats = useFormats();
  const { plan, request, isMine } = delivery;
  const canWrite = isMine && request.state === 'matched';
  if (!plan)
    return (
      <Section title="Work plan" plain>
        <NothingYet
          title="No work plan yet"
          {...(canWrite
            ? {
                action: (
                  <LinkButton tone="primary" to={sitePath(`/assistance/${request.id}/work-plan/new`)}>
                    Write the work plan
                  </LinkButton>
                ),
              }
            : {})}
        >
          The provider that leads writes it once the request is matched: scope, milestones, measures and
          budget. The site agrees and the program office approves it.
        </NothingYet>
      </Section>
    );
  const done = plan.milestones.filter(({ doneOn }) => doneOn !== null).length;
  return (
    <Section
      title="Work plan"
      actions={<LinkButton to={sitePath(`/assistance/work-plans/${plan.id}`)}>Open the work plan</LinkButton>}
      plain
    >
      <p>
        <AppLink to={sitePath(`/assistance/work-plans/${plan.id}`)}>{plan.number}</AppLink>{' '}
        <StateTag workflow={workPlanWorkflow} state={plan.state} />
      </p>
      <p>
        {formats.date(plan.startsOn)} to {formats.date(plan.endsOn)}. {done} of {plan.milestones.length}{' '}
        milestones reached.
      </p>
    </Section>
  );
}

function ActivitiesSection({ delivery }: DeliveryProps) {
  const sitePath = useSitePath();
  const formats = useFormats();
  const { request } = delivery;
  return (
    <Section
      title="Activities"
      lead="What was done with the site: who came, how, for how long."
      actions={
        isDelivering(delivery) && (
          <LinkButton to={sitePath(`/assistance/${request.id}/activities/new`)}>Plan an activity</LinkButton>
        )
      }
      plain
    >
      <DataTable
        caption="Activities"
        rows={delivery.activities}
        rowKey={(row) => row.id}
        rowTitle={(row) => row.title}
        to={(row) => sitePath(`/assistance/activities/${row.id}`)}
        columns={[
          { key: 'title', label: 'Activity', value: (row) => row.title },
          { key: 'kind', label: 'Kind', value: (row) => activityKinds[row.kind], narrow: true },
          { key: 'how', label: 'How', value: (row) => deliveryMethods[row.method], narrow: true },
          { key: 'from', label: 'From', value: (row) => formats.date(row.startsOn), narrow: true },
          { key: 'hours', label: 'Held', value: (row) => hoursText(row.minutes), narrow: true },
          {
            key: 'people',
            label: 'Took part',
            value: (row) => `${row.inPerson} in person, ${row.virtual} virtually`,
          },
          {
            key: 'state',
            label: 'State',
            value: (row) => activityWorkflow.states[row.state].label,
            render: (row) => <StateTag workflow={activityWorkflow} state={row.state} />,
            narrow: true,
          },
        ]}
        empty={
          <NothingYet title="No activities yet">
            They are planned once the work plan is approved. The first session that is noted begins delivery.
          </NothingYet>
        }
      />
    </Section>
  );
}

function DeliverablesSection({ delivery }: DeliveryProps) {
  const sitePath = useSitePath();
  const formats = useFormats();
  const { request } = delivery;
  return (
    <Section
      title="Deliverables"
      lead="What is handed over, version by version."
      actions={
        isDelivering(delivery) && (
          <LinkButton to={sitePath(`/assistance/${request.id}/deliverables/new`)}>
            Draft a deliverable
          </LinkButton>
        )
      }
      plain
    >
      <DataTable
        caption="Deliverables"
        rows={delivery.deliverables}
        rowKey={(row) => row.id}
        rowTitle={(row) => row.title}
        to={(row) => sitePath(`/assistance/deliverables/${row.id}`)}
        columns={[
          { key: 'title', label: 'Deliverable', value: (row) => row.title },
          { key: 'kind', label: 'Kind', value: (row) => deliverableKinds[row.kind], narrow: true },
          { key: 'version', label: 'Version', value: (row) => row.version, align: 'end' },
          { key: 'due', label: 'Due', value: (row) => formats.date(row.dueOn), narrow: true },
          {
            key: 'state',
            label: 'State',
            value: (row) => deliverableWorkflow.states[row.state].label,
            render: (row) => <StateTag workflow={deliverableWorkflow} state={row.state} />,
            narrow: true,
          },
        ]}
        empty={
          <NothingYet title="Nothing handed over yet">
            A draft is the provider’s own until it is submitted to the site.
          </NothingYet>
        }
      />
    </Section>
  );
}
