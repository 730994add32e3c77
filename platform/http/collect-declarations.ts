import type { AccessDeclaration } from '#platform/access/declare.ts';
import type { Declarations } from '#platform/access/sync-declarations.ts';
import type { Capability } from './capability.ts';

/** Joins what the capabilities declare; a permission that two of them claim would mean two meanings for one name. */
export function collectDeclarations(capabilities: readonly Capability[]): Declarations {
  const access: AccessDeclaration = {};
  for (const capability of capabilities) {
    for (const [name, permission] of Object.entries(capability.access ?? {})) {
      if (access[name])
        throw new Error(`The permission ${name} is declared twice, lastly by ${capability.name}`);
      access[name] = permission;
    }
  }
  return {
    access,
    workflows: capabilities.flatMap((capability) => capability.workflows ?? []),
    jobs: capabilities.flatMap((capability) => capability.jobs ?? []),
  };
}
