import { whenParentDies } from '#platform/process/parent-watch.ts';

/** Says what reaches it; ends with code 7 a while after the first request to stop. */
const say = (word: string) => console.log(word);
const stop = (why: string) => {
  say(why);
  setTimeout(() => process.exit(7), 300);
};

process.on('SIGINT', () => stop('SIGINT'));
process.on('SIGTERM', () => stop('SIGTERM'));
whenParentDies(() => stop('parent gone'));
setInterval(() => {}, 1000);
say(`pid ${process.pid}`);
