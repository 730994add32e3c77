// Deliberately wrong: the boundary check must report this import, or it is not checking anything.
export { capabilities } from '#capabilities/registry.ts';
