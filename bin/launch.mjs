#!/usr/bin/env node
// The first file that runs on a fresh machine. It and what it imports are plain JavaScript for any Node from
// 18 on, with nothing installed yet.
import { launch } from './launch/launch.mjs';

const [word, ...args] = process.argv.slice(2);
process.exitCode = await launch(word, args);
