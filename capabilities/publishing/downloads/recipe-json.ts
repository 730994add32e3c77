import type { Publication } from '../contract.ts';

/** All that it takes to count again: the method with its settings as a program takes them, and which files. */
export function recipeJson({ number, version, question, method, data }: Publication): object {
  return {
    finding: number,
    version,
    question,
    method: method.name,
    parameters: method.parameters,
    seed: method.seed,
    codeVersion: method.codeVersion,
    analysis: method.analysisNumber,
    data: {
      versionId: data.id,
      label: data.label,
      version: data.version,
      files: data.sources.map(({ importNumber, fileName, sha256, bytes }) => ({
        importNumber,
        fileName,
        sha256,
        bytes,
      })),
      leftOut: data.flaggedRows.filter(({ used }) => !used).map(({ title, rows }) => ({ title, rows })),
    },
  };
}
