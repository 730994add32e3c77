import { sql } from 'kysely';
import { findingsForPlans } from '#capabilities/analysis/server.ts';
import type { Tx } from '#platform/database/database.ts';
import { type MetricName, metricNames, metrics, type PlanChoices } from '../contract.ts';
import { newestReadings } from './readings.ts';

type Choice = PlanChoices['agencies'][number];

/** What the forms of a plan choose from: agencies, people, approved findings, measures with what they say today. */
export async function planChoices(tx: Tx, siteId: string): Promise<PlanChoices> {
  const choices = async (query: ReturnType<typeof sql<Choice>>) => (await query.execute(tx)).rows;
  const readings = await newestReadings(tx, siteId);
  return {
    agencies: await choices(
      sql<Choice>`select id as value, name as label from identity.agency order by name`,
    ),
    people: await choices(
      sql<Choice>`select o.id as value, o.name || ', ' || o.agency as label from planning.owners_at(${siteId}) o`,
    ),
    findings: (await findingsForPlans(tx, siteId)).map(({ id, number, statement }) => ({
      value: id,
      label: `${number}: ${statement}`,
    })),
    collaboratives: await choices(
      sql<Choice>`select c.id as value, c.name as label from planning.collaborative c
        where c.site_id = ${siteId} and planning.may_on(c.site_id, c.id, 'planning.write') order by c.name`,
    ),
    metrics: metricNames.map((value: MetricName) => {
      const { label, unit, format } = metrics[value];
      return { ...{ value, label, unit, format }, reading: readings.get(value) ?? null };
    }),
  };
}
