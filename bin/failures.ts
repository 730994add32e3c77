import { declareErrors } from '#platform/outcome/declare-errors.ts';
import type { Failure } from '#platform/outcome/outcome.ts';

type Told = { problem: string; mend: string };

/** How the command line says no. Status 400 is bad usage: the command was not understood and nothing was tried. */
export const { catalogue: commandErrors, failWith } = declareErrors({
  'command.usage': {
    status: 400,
    title: 'The command was not understood',
    detail: (p: Told) => p.problem,
    mend: (p: Told) => p.mend,
  },
  'command.failed': {
    status: 422,
    title: 'The command could not be carried out',
    detail: (p: Told) => p.problem,
    mend: (p: Told) => p.mend,
  },
  'analyze.method-unknown': {
    status: 400,
    title: 'There is no such method',
    detail: (p: { method: string; available: string[] }) => `“${p.method}” is not a method of this version.`,
    mend: (p: { method: string; available: string[] }) => `Choose one of: ${p.available.join(', ')}.`,
  },
  'analyze.option-missing': {
    status: 400,
    title: 'An option is missing',
    detail: (p: Told) => p.problem,
    mend: (p: Told) => p.mend,
  },
  'analyze.parameters-wrong': {
    status: 400,
    title: 'The parameters can’t be used',
    detail: (p: Told) => p.problem,
    mend: (p: Told) => p.mend,
  },
  'analyze.file-unreadable': {
    status: 422,
    title: 'The file can’t be read',
    detail: (p: Told) => p.problem,
    mend: (p: Told) => p.mend,
  },
  'analyze.column-missing': {
    status: 422,
    title: 'A column is missing',
    detail: (p: { column: string; columns: string[] }) => `The file has no column “${p.column}”.`,
    mend: (p: { column: string; columns: string[] }) => `Its columns are: ${p.columns.join(', ')}.`,
  },
  'analyze.refused': {
    status: 422,
    title: 'The question can’t be answered with these data',
    detail: (p: Told) => p.problem,
    mend: (p: Told) => p.mend,
  },
});

export function exitCodeOf(failure: Failure): number {
  return failure.status === 400 ? 2 : 1;
}
