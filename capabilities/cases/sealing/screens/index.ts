import { type CapabilityScreens, page } from '#web/design/screens.ts';

export const orderRail: CapabilityScreens['rail'] = [
  {
    label: 'Court orders',
    to: '/s/$site/cases/orders',
    permission: 'cases.seal',
    order: 44,
    icon: 'lock_outline',
  },
];

export const orderScreens: CapabilityScreens['routes'] = [
  page('/s/$site/cases/orders', 'Court orders', 'cases.seal', () => import('./OrdersScreen.tsx')),
  page('/s/$site/cases/orders/$orderId', 'Court order', 'cases.seal', () => import('./OrderScreen.tsx')),
];

export const orderCommands: NonNullable<CapabilityScreens['commands']> = [
  {
    label: 'Court orders',
    to: '/s/$site/cases/orders',
    permission: 'cases.seal',
    keywords: ['seal', 'unseal', 'expunge', 'approve'],
  },
];
