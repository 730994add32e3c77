import { declareAccess } from '#platform/access/declare.ts';
import { investigators, sitePartners } from '#platform/access/roles.ts';

export const incidentsAccess = declareAccess({
  'incidents.read': {
    scope: 'site',
    can: 'read a site’s incidents, imports and data quality',
    roles: [...sitePartners, ...investigators, 'auditor', 'machine client'],
  },
  'incidents.import': {
    scope: 'site',
    can: 'bring in files of incidents and mend rows that were set aside',
    roles: ['crime analyst', 'program administrator', 'machine client'],
  },
  'incidents.accept': {
    scope: 'site',
    can: 'accept a checked file as the site’s next data version',
    roles: ['crime analyst', 'program administrator'],
  },
  'incidents.manage-sources': {
    scope: 'site',
    can: 'open sources, map their columns and change flag rules',
    roles: ['crime analyst', 'program administrator'],
  },
});
