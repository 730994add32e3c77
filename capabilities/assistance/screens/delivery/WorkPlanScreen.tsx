import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { costKinds, milestoneKinds, planMeasures, supportTypes, ttaTypes, WorkPlan } from '../../contract.ts';
import { workPlanWorkflow } from '../../states.ts';
import { dollars } from './amounts.ts';
import { History, withoutMoves } from './words.tsx';

/** What will be delivered, by when, measured how, for how much; and how far it is. */
export default function WorkPlanScreen() {
  const site = useSite();
  const { planId } = useRouteParams<'planId'>();
  const path = `/api/sites/${site.slug}/assistance/work-plans/${planId}`;
  const query = useApiQuery(path, WorkPlan, { live: ['assistance.*'] });
  return (
    <QueryStates query={query} what="the work plan">
      {(plan) => <WorkPlanRecord plan={plan} path={path} />}
    </QueryStates>
  );
}

type PlanProps = { plan: WorkPlan; path: string };

function WorkPlanRecord({ plan, path }: PlanProps) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const go = useGo();
  const isOpen = plan.isMine && (plan.state === 'draft' || plan.state === 'returned');
  const edit = {
    key: 'edit',
    label: 'Change the plan',
    run: () => go(sitePath(`/assistance/work-plans/${plan.id}/edit`)),
  };
  return (
    <RecordPage
      number={plan.number}
      kind="Work plan"
      title={plan.title}
      crumbs={[
        { label: 'Assistance', to: sitePath('/assistance') },
        { label: plan.requestNumber, to: sitePath(`/assistance/${plan.requestId}`) },
      ]}
      workflow={withoutMoves(workPlanWorkflow, plan.isMine ? ['change-lead'] : ['change-lead', 'submit'])}
      state={plan.state}
      since={plan.stateSince}
      siteId={site.id}
      iMade={plan.iMade}
      onMove={(move, reason) => api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, WorkPlan)}
      refresh={[`/api/sites/${site.slug}/assistance`]}
      more={isOpen ? [edit] : []}
      facts={[
        {
          label: 'Request',
          value: <AppLink to={sitePath(`/assistance/${plan.requestId}`)}>{plan.requestNumber}</AppLink>,
        },
        { label: 'Type of assistance', value: ttaTypes[plan.ttaType] },
        { label: 'Where the site stands', value: supportTypes[plan.supportType] },
        { label: 'From', value: formats.date(plan.startsOn) },
        { label: 'Until', value: formats.date(plan.endsOn) },
        { label: 'Written by', value: plan.writtenBy },
      ]}
      timeline={<History workflow={workPlanWorkflow} steps={plan.timeline} begun="Draft begun" />}
    >
      <Section title="Scope" plain>
        <p>{plan.scope}</p>
      </Section>
      <MilestonesSection plan={plan} path={path} />
      <MeasuresSection plan={plan} />
      <BudgetSection plan={plan} />
    </RecordPage>
  );
}

function MilestonesSection({ plan, path }: PlanProps) {
  const site = useSite();
  const formats = useFormats();
  const reach = useApiMutation(
    ({ id, doneOn }: { id: string; doneOn: string | null }) =>
      api.put(`${path}/milestones/${id}`, { doneOn }, WorkPlan),
    { refresh: [`/api/sites/${site.slug}/assistance`], done: 'Noted' },
  );
  const mayReach = plan.isMine && plan.state === 'approved';
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: site.timeZone }).format(new Date());
  return (
    <Section title="Milestones" plain>
      <DataTable
        caption="Milestones"
        rows={plan.milestones}
        rowKey={(row) => row.id}
        columns={[
          { key: 'title', label: 'Milestone', value: (row) => row.title },
          { key: 'kind', label: 'Kind', value: (row) => milestoneKinds[row.kind], narrow: true },
          { key: 'due', label: 'Due', value: (row) => formats.date(row.dueOn), narrow: true },
          {
            key: 'done',
            label: 'Reached',
            value: (row) => (row.doneOn ? formats.date(row.doneOn) : row.dueOn < today ? 'Late' : 'Not yet'),
            render: (row) =>
              mayReach && !row.doneOn ? (
                <Button
                  small
                  onClick={() => reach.mutate({ id: row.id, doneOn: today })}
                  aria-label={`Reached today: ${row.title}`}
                >
                  Reached today
                </Button>
              ) : row.doneOn ? (
                formats.date(row.doneOn)
              ) : row.dueOn < today ? (
                'Late'
              ) : (
                'Not yet'
              ),
          },
        ]}
      />
    </Section>
  );
}

function MeasuresSection({ plan }: { plan: WorkPlan }) {
  return (
    <Section title="Measures" lead="Counted from the sessions held and the deliverables accepted." plain>
      <DataTable
        caption="Measures"
        rows={plan.measures}
        rowKey={(row) => row.measure}
        columns={[
          { key: 'measure', label: 'Measure', value: (row) => planMeasures[row.measure].label },
          { key: 'target', label: 'Target', value: (row) => row.target, align: 'end' },
          { key: 'reached', label: 'Reached', value: (row) => row.reached, align: 'end' },
        ]}
      />
    </Section>
  );
}

function BudgetSection({ plan }: { plan: WorkPlan }) {
  const total = plan.budget.reduce((sum, { cents }) => sum + cents, 0);
  return (
    <Section title="Budget" lead={`${dollars(total)} in all.`} plain>
      <DataTable
        caption="Budget"
        rows={plan.budget}
        rowKey={(row) => row.kind}
        columns={[
          { key: 'kind', label: 'Kind', value: (row) => costKinds[row.kind] },
          { key: 'cents', label: 'Amount', value: (row) => dollars(row.cents), align: 'end' },
          { key: 'spent', label: 'Spent', value: (row) => dollars(row.spent), align: 'end' },
        ]}
      />
    </Section>
  );
}
