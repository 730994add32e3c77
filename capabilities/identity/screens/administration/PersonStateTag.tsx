import { Tag } from '#web/design/parts/StateTag.tsx';
import type { PersonView } from '../../contract.ts';

const words = {
  active: { label: 'Active', tone: 'success' },
  invited: { label: 'Invited, not in yet', tone: 'info' },
  suspended: { label: 'Suspended', tone: 'error' },
} as const;

export function PersonStateTag({ person }: { person: Pick<PersonView, 'state' | 'isDemo'> }) {
  const { label, tone } = words[person.state];
  return (
    <span className="row">
      <Tag tone={tone}>{label}</Tag>
      {person.isDemo && <Tag tone="warning">Demo</Tag>}
    </span>
  );
}
