import type { Role } from './roles.ts';

/**
 * A permission is a sentence: *who* may do *what*, and over which scope the database looks it up.
 * `site`: a membership that covers the record's site; `agency`: a membership in the record's agency;
 * `program`: any membership in force with the role.
 */
export type Permission = {
  scope: 'site' | 'agency' | 'program';
  roles: readonly Role[];
  /** Reads as the end of "Someone with this permission can …". */
  can: string;
};

export type AccessDeclaration = Record<string, Permission>;

/** Keeps the names as literals, so a route or a screen that asks for an undeclared permission does not compile. */
export function declareAccess<const D extends AccessDeclaration>(declaration: D): D {
  return declaration;
}
