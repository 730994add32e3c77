import type { AccessDeclaration } from '#platform/access/declare.ts';
import { type Role, roleNames, roles } from '#platform/access/roles.ts';
import { code, page, table } from './markdown.ts';

const scopes = {
  site: 'at the sites of the membership',
  agency: 'at their own agency',
  program: 'everywhere',
};

export function permissionsPage(access: AccessDeclaration): string {
  const permissions = Object.entries(access).sort(([a], [b]) => a.localeCompare(b));
  return page(
    'Permissions',
    'Who may do what. A membership brings a role, a role brings permissions, and the database decides by them.',
    '## By permission',
    table(
      ['Permission', 'Someone with it can', 'Where', 'Roles'],
      permissions.map(([name, permission]) => [
        code(name),
        permission.can,
        scopes[permission.scope],
        permission.roles.map((role) => roles[role].label).join(', '),
      ]),
    ),
    '## By role',
    table(
      ['Role', 'Second factor', 'Can'],
      roleNames.map((role) => [roles[role].label, needsSecond(role), permissionsOf(role, access)]),
    ),
  );
}

function needsSecond(role: Role): string {
  return roles[role].operational ? 'always' : 'if they wish';
}

function permissionsOf(role: Role, access: AccessDeclaration): string {
  const held = Object.entries(access).filter(([, permission]) => permission.roles.includes(role));
  return (
    held.map(([, permission]) => permission.can).join('; ') || 'sign in, and see what is open to all who do'
  );
}
