import highsModule from 'highs';
import type { Covering, CoveringProgram } from '../src/index.ts';

// Its types say CommonJS, its module is not: what is typed as the module is the function itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** The solver that the exact covering is held against. */
export async function highsSolver(): Promise<(program: CoveringProgram) => Covering> {
  const highs = await loadHighs();
  return (program) => {
    const { columns: numCols, rows: numRows, start: starts, index: indices, value: values } = program;
    const model = {
      ...{ numCols, numRows, sense: highs.constants.objectiveSense.maximize, colCost: program.gain },
      ...{ colLower: new Float64Array(numCols), colUpper: new Float64Array(numCols).fill(1) },
      ...{ rowLower: program.rowLower, rowUpper: program.rowUpper },
      matrix: { format: 'csr' as const, numRows, numCols, starts, indices, values },
      integrality: new Int32Array(numCols).fill(highs.constants.variableType.integer, 0, program.whole),
    };
    return highs.withModel(model, (solving) => {
      solving.options.set({ output_flag: false });
      solving.run();
      return program.coveringOf(solving.getSolution().colValue);
    });
  };
}
