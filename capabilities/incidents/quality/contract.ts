import { z } from 'zod';
import { VersionFile } from '../origin/contract.ts';
import { count } from '../shapes/contract.ts';
import { FlagRule } from '../sources/contract.ts';
import { DataVersion } from '../versions/contract.ts';

export const FlagCount = z.object({ rule: FlagRule, victims: count });
export type FlagCount = z.infer<typeof FlagCount>;

/** `arrivals` is null while there is only one version: nothing can be said then. */
export const LateReporting = z.object({
  versions: count,
  arrivals: z.array(z.object({ label: z.string(), victims: count })).nullable(),
});
export type LateReporting = z.infer<typeof LateReporting>;

export const QualityReport = z.object({
  version: DataVersion.nullable(),
  previous: DataVersion.nullable(),
  files: z.array(VersionFile).describe('Every file the version rests on, the newest last.'),
  flags: z.array(FlagCount),
  lateReporting: LateReporting,
});
export type QualityReport = z.infer<typeof QualityReport>;
