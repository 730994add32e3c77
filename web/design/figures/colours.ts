/** What every chart and map is drawn with, on staff screens and on public pages. */
export const ink = {
  text: '#1b1b1b',
  quiet: '#565c65',
  grid: '#dfe1e2',
  axis: '#71767a',
  band: '#d9e8f6',
  primary: '#005ea2',
  dark: '#162e51',
  warm: '#b5502b',
  paper: '#ffffff',
} as const;

/** Lines differ in colour and in dashes: never in colour alone. All reach 3:1 against white. */
export const lineStyles = [
  { colour: ink.primary, dash: null },
  { colour: ink.warm, dash: '7 3' },
  { colour: ink.dark, dash: '2 3' },
  { colour: '#54278f', dash: '9 3 2 3' },
] as const;

/** Few to many in equal steps of lightness, so that they differ in grey and to colour-blind eyes as well. */
export const fewToMany = ['#e8eef5', '#bcd7ee', '#73a9d8', '#2a71b5', '#0f4c81', ink.dark] as const;

/** The outline of places that stand out. */
export const hotColour = '#c4380a';
