import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { ConfirmDialog } from '#web/design/parts/ConfirmDialog.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { May, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type FlagRule, FlagRuleList, Made, type Source } from '../contract.ts';
import { AddRuleDialog, fieldLabels, operatorLabels } from './AddRuleDialog.tsx';

/** Rules that leave incidents out of analyses or mark them: anybody can read why, analysts can change them. */
export function FlagRules({ source }: { source: Source }) {
  const site = useSite();
  const path = `/api/sites/${site.slug}/incidents/sources/${source.id}/rules`;
  const query = useApiQuery(path, FlagRuleList, { live: ['incidents.source-changed'] });
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<FlagRule | null>(null);
  const end = useApiMutation(
    (rule: FlagRule) => api.post(`/api/sites/${site.slug}/incidents/rules/${rule.id}/end`, undefined, Made),
    {
      refresh: [`/api/sites/${site.slug}/incidents`],
      done: 'The rule is ended',
      onSuccess: () => setEnding(null),
    },
  );
  return (
    <div className="stack">
      <div className="row">
        <h3>Rules</h3>
        <May permission="incidents.manage-sources">
          <Button small icon="add" onClick={() => setAdding(true)}>
            Add a rule
          </Button>
        </May>
      </div>
      <QueryStates
        query={query}
        what="the rules"
        isEmpty={({ items }) => items.length === 0}
        nothingYet={<p>No rule is in force: every incident counts in analyses.</p>}
      >
        {({ items }) => (
          <DataTable
            caption={`Rules of ${source.name}`}
            rows={items}
            rowKey={(rule) => rule.id}
            columns={[
              { key: 'when', label: 'Applies where', value: conditionOf },
              {
                key: 'effect',
                label: 'Effect',
                value: (rule) => rule.effect,
                render: (rule) =>
                  rule.effect === 'exclude' ? (
                    <Tag tone="warning">Left out</Tag>
                  ) : (
                    <Tag tone="info">Marked</Tag>
                  ),
                narrow: true,
              },
              { key: 'reason', label: 'Reason', value: (rule) => rule.reason },
              {
                key: 'end',
                label: 'Action',
                value: () => '',
                render: (rule) => (
                  <May permission="incidents.manage-sources">
                    <Button small aria-label={`End the rule: ${rule.reason}`} onClick={() => setEnding(rule)}>
                      End
                    </Button>
                  </May>
                ),
                narrow: true,
              },
            ]}
          />
        )}
      </QueryStates>
      {isAdding && <AddRuleDialog path={path} onClose={() => setAdding(false)} />}
      <ConfirmDialog
        open={ending !== null}
        title="End the rule?"
        body={
          <p>
            New analyses no longer apply it. Those that were run under it keep it, so that they can be
            understood and run again.
          </p>
        }
        confirmLabel="End the rule"
        danger
        busy={end.isPending}
        onConfirm={() => ending && end.mutate(ending)}
        onClose={() => setEnding(null)}
      />
    </div>
  );
}

function conditionOf(rule: FlagRule): string {
  return `${fieldLabels[rule.field]} ${operatorLabels[rule.operator]} ${rule.values.join(', ')}`;
}
