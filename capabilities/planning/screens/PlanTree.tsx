import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type PartKind, type Plan, type PlanPart, parentOf, partKinds } from '../contract.ts';
import { PartBody } from './PartBody.tsx';
import { PartMenu } from './PartMenu.tsx';
import { kindWords } from './words.ts';

/** The plan as it is read: problems first, then each goal with all that hangs under it. */
export function PlanTree({ plan }: { plan: Plan }) {
  const isWritable = plan.rights.write && (plan.draft === 'draft' || plan.draft === 'returned');
  const isEmpty = plan.parts.length === 0;
  return (
    <div className="stack">
      {plan.summary && <p className="lead">{plan.summary}</p>}
      {isEmpty && !isWritable && (
        <NothingYet title="Nothing is written yet">
          The plan’s writers begin with a problem or a goal.
        </NothingYet>
      )}
      <Group title="Problems" kind="problem" plan={plan} isWritable={isWritable} />
      <Group title="Goals" kind="goal" plan={plan} isWritable={isWritable} />
    </div>
  );
}

type GroupProps = { title: string; kind: PartKind; plan: Plan; isWritable: boolean };

function Group({ title, kind, plan, isWritable }: GroupProps) {
  const parts = plan.parts.filter((part) => part.kind === kind);
  if (parts.length === 0 && !isWritable) return null;
  return (
    <Section title={title} {...(isWritable ? { actions: <Add plan={plan} kind={kind} /> } : {})}>
      <Siblings parts={parts} plan={plan} isWritable={isWritable} />
    </Section>
  );
}

function Siblings({ parts, plan, isWritable }: { parts: PlanPart[]; plan: Plan; isWritable: boolean }) {
  return (
    <ol className="outline">
      {parts.map((part, index) => (
        <li key={part.id}>
          <PartWithChildren part={part} index={index} among={parts} plan={plan} isWritable={isWritable} />
        </li>
      ))}
    </ol>
  );
}

type PartProps = { part: PlanPart; index: number; among: PlanPart[]; plan: Plan; isWritable: boolean };

function PartWithChildren({ part, index, among, plan, isWritable }: PartProps) {
  const below = partKinds.find((kind) => parentOf[kind] === part.kind);
  const children = plan.parts.filter(({ parentId }) => parentId === part.id);
  return (
    <article className={part.kind === 'goal' || part.kind === 'problem' ? 'panel stack' : 'stack'}>
      <div className="outline__part">
        <PartBody part={part} plan={plan} />
        <PartMenu part={part} index={index} among={among} plan={plan} isWritable={isWritable} />
      </div>
      {children.length > 0 && <Siblings parts={children} plan={plan} isWritable={isWritable} />}
      {below && isWritable && (
        <div>
          <Add plan={plan} kind={below} parentId={part.id} />
        </div>
      )}
    </article>
  );
}

function Add({ plan, kind, parentId = 'top' }: { plan: Plan; kind: PartKind; parentId?: string }) {
  const sitePath = useSitePath();
  return (
    <LinkButton to={sitePath(`/plans/${plan.id}/add/${kind}/${parentId}`)} tone="plain" small icon="add">
      {kindWords[kind].add}
    </LinkButton>
  );
}
