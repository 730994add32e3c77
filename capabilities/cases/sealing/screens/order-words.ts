import type { OrderKind } from '../contract.ts';

/** After these an order on screen may stand otherwise. */
export const orderNews = [
  'cases.order-entered',
  'cases.order-approved',
  'cases.order-called-off',
  'cases.order-carried-out',
];

/** What carrying an order out does to the case, for whoever is about to decide. */
export const whatFollows: Record<OrderKind, string> = {
  seal: 'The case leaves every list and queue. From then on only records officers of the agencies see it, until a court unseals it.',
  unseal: 'The case is seen again, by its agencies and as far as agreements in force open it.',
  expunge:
    'Every entry, name, charge, hearing and document of the case is deleted, of all agencies. Nobody can bring it back, and what systems tell of it later is refused.',
};
