/** Words that people reach for when asked for a password, gathered from common knowledge, not from a leak. */
export const commonWords = `
abc account access admin administrator agent airplane alpha amazing america american analyst andrew angel animal anthony
apple april arizona arsenal ashley august austin autumn awesome baby badge baker banana bandit barcelona baseball basket
basketball batman beach bear beautiful beaver bella berlin bible birthday black blessed blink blue boat bond boston brave
brazil bright broken brooklyn brother bubbles buddy bulldog buster butter butterfly camera canada candy captain carlos
carolina casino castle cat central challenge champion change changeme charlie cheese chelsea cherry chester chevy chicago
chicken chief chocolate chris christ christmas city classic cloud coffee college colorado company computer cookie cool
corvette country county court cowboy cowboys crazy crime crystal cubs daddy daisy dakota dallas daniel dark data david death
december deer default delta demo dennis denver department desert detective detroit devil diamond dog dolphin donald donkey
dragon dream duck eagle eagles east easy edward elephant emma empire england enter eric family fantasy faith fall fire
firefly first fish florida flower flyers football ford forest forever fox france freddy free freedom friday friend friends
frank gandalf garden gators genius george georgia ghost giant giants ginger girl giving god gold golden golf good google
grace grand great green guest guitar gun hammer hannah happy hardcore harley harry heart heaven hello help hockey holiday
home honey hope horse hotel house houston hunter hunting iceman iloveyou indian internet iron island jack jackson jaguar
january jason jasmine jessica jesus john johnny jordan joseph joshua july jump june junior justice justin kansas killer king
kings kitten knight ladies lakers legend lemon letmein liberty life light lightning lion little liverpool login london lord
love lovely lover lucky maggie magic manager march maria marine market martin maryland master matrix matthew maverick may
member mercedes mercury metal mexico michael michigan mickey midnight mike miller mine minnesota missy mister mobile money
monday monitor monkey monster moon morgan morning mother mountain muffin music mustang naked network never new newyork
nicholas night nirvana nothing november ocean october office officer ohio oliver open orange orlando packers panther paradise
paris party pass passcode passw passwd password patrick patriot patriots peace peaches peanut pepper perfect phantom philly
phoenix philadelphia phone pirate pizza player please police power precious president prince princess private purple qwerty
rabbit racing raiders rainbow ranger rangers raven ready red redskins remember rescue richard river robert rocket rocky
root rose runner safety samantha samson samsung saturday scooter scorpion scout secret secure security september server
service shadow sheriff shooter silver simple sister skate skippy sky slayer smile snoopy snow soccer soldier something sophie
south sparky special spider spirit spring stanley star start station steelers steven storm strong student summer sun sunday
sunflower sunny sunshine super superman superstar support surfer survivor sweet system taylor teacher team temp tennis test
texas thomas thunder thursday tiger tigers time tinker today together toyota trouble trust truck trustno tuesday tucker
turtle user vampire victor victory viking violet virginia volleyball wagon warrior warriors water wednesday welcome west
white william willow wilson windows winner winter wizard wolf wonder woman work world yankees yellow yesterday zebra zombie
`
  .trim()
  .split(/\s+/);

/** Words that go before, between or after others. */
export const joiningWords =
  'a and i in is its love my no not of on one our the this to two we with you your'.split(' ');

const ROWS = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  'azertyuiop',
  'qwertzuiop',
];

/** Runs along a keyboard or the alphabet, there and back, once and repeated. */
export function keyboardWalks(): string[] {
  const runs = ROWS.flatMap((row) => [row, [...row].reverse().join('')]).flatMap((row) =>
    Array.from({ length: row.length - 2 }, (_, start) => start).flatMap((start) =>
      Array.from({ length: row.length - start - 2 }, (_, more) => row.slice(start, start + 3 + more)),
    ),
  );
  const columns = [
    '1qaz',
    '2wsx',
    '3edc',
    '4rfv',
    '5tgb',
    '6yhn',
    '7ujm',
    '1q2w',
    '3e4r',
    '5t6y',
    'q1w2',
    'e3r4',
    'zaq1',
    'xsw2',
    'cde3',
  ];
  const joined = [...ROWS, ...columns].flatMap((a) => [...ROWS, ...columns].map((b) => a + b));
  const woven = columns.flatMap((a) => columns.flatMap((b) => columns.map((c) => a + b + c)));
  return [...runs, ...columns, ...joined, ...woven].flatMap((run) => [run, run + run, run + run + run]);
}
