import type { Covering, CoveringProgram } from '@psp/statistics';

const SECONDS = 120;

/** Loaded only for a problem that needs it: the solver is 3.5 MB and takes longer to load than most problems take. */
async function loadHighs() {
  const { default: module } = await import('highs');
  // Its types say CommonJS, its module is not: what is typed as the module is the function itself.
  return (module as unknown as typeof module.default)();
}

/** The optimum by HiGHS, or within its time the best it found and the bound it reached. */
export async function solveCovering(program: CoveringProgram): Promise<Covering & { bound: number }> {
  const highs = await loadHighs();
  const { columns: numCols, rows: numRows, start: starts, index: indices, value: values } = program;
  const model = {
    ...{ numCols, numRows, sense: highs.constants.objectiveSense.maximize, colCost: program.gain },
    ...{ colLower: new Float64Array(numCols), colUpper: new Float64Array(numCols).fill(1) },
    ...{ rowLower: program.rowLower, rowUpper: program.rowUpper },
    matrix: { format: 'csr' as const, numRows, numCols, starts, indices, values },
    integrality: new Int32Array(numCols).fill(highs.constants.variableType.integer, 0, program.whole),
  };
  return highs.withModel(model, (solving) => {
    solving.options.set({ output_flag: false, time_limit: SECONDS, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    solving.run();
    const found = program.coveringOf(solving.getSolution().colValue);
    // Events are counted in whole numbers: the next better choice covers one more.
    return { ...found, bound: Math.floor(Number(solving.info.get('mip_dual_bound')) + 1e-6) };
  });
}
