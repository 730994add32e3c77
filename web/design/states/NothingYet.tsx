import type { ReactNode } from 'react';
import type { IconName } from '../parts/Icon.tsx';
import { EmptyState } from './EmptyState.tsx';

type NothingYetProps = { title: string; children?: ReactNode; action?: ReactNode; icon?: IconName };

/** Nothing has been made here yet: says what it is for and offers the first step. */
export function NothingYet({ icon = 'lightbulb_outline', ...rest }: NothingYetProps) {
  return <EmptyState icon={icon} {...rest} />;
}
