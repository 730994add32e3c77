// A launcher with any program, so that its end and the program's can be watched.
import { runUntilDone } from './run-until-done.mjs';

process.exitCode = await runUntilDone(process.execPath, process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
});
