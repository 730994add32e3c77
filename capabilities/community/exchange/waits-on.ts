import type { ExchangeState } from '../states.ts';

type Where = {
  state: ExchangeState;
  site: string;
  host: string | null;
  agreed: boolean;
  startsOn: string | null;
  owner: string | null;
};

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** Whom an exchange waits on, by name and for what; null where it is over. */
export function waitsOnWords({ state, site, host, agreed, startsOn, owner }: Where): string | null {
  switch (state) {
    case 'asked':
      return 'a site that offers to host';
    case 'offered':
      if (host === null) return `${site} (to choose a host and plan the visit)`;
      return agreed ? `${site} (to confirm the visit)` : `${host} (to agree to the plan)`;
    case 'planned':
      return startsOn ? `the visit on ${day.format(new Date(startsOn))}` : 'the visit';
    case 'visited':
      return `${owner ?? site} (to report)`;
    case 'reported':
      return `the liaison of ${site} (to close it)`;
    default:
      return null;
  }
}
