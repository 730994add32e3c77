import type { Page } from 'playwright-core';

export type Focused = { tag: string; name: string; isSeen: boolean; inDialog: boolean };

/** What has the focus, by the name a reader would give it, and whether the ring around it can be seen. */
export async function focused(page: Page): Promise<Focused> {
  return (await page.evaluate(`(() => {
    const at = document.activeElement;
    const label = at.labels?.[0];
    const name = at.getAttribute('aria-label') ?? label?.innerText ?? at.innerText ?? '';
    // A radio button or checkbox is drawn by its label.
    const isDrawnByLabel = label && ['radio', 'checkbox'].includes(at.type);
    const style = isDrawnByLabel ? getComputedStyle(label, '::before') : getComputedStyle(at);
    // The button inside a date field has a ring of the browser's own.
    const isOnPart = at.matches(':focus-within') && !at.matches(':focus');
    const hasRing = isOnPart || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    const box = (isDrawnByLabel ? label : at).getBoundingClientRect();
    const isOnScreen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {
      tag: at.tagName.toLowerCase(),
      name: name.replace(/\\s+/g, ' ').trim(),
      isSeen: hasRing && isOnScreen,
      inDialog: at.closest('dialog, [role=dialog]') !== null,
    };
  })()`)) as Focused;
}

/** The same, once it has come to rest: a ring may fade in, and the page may scroll to it. */
async function focusedAtRest(page: Page): Promise<Focused> {
  for (let look = 0; ; look += 1) {
    const here = await focused(page);
    if (here.isSeen || here.tag === 'body' || look === 20) return here;
    await page.waitForTimeout(50);
  }
}

const MOST_STOPS = 90;

/** Tab, and nothing else, to the control of that name. Every stop on the way must show where it is. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const here = await focusedAtRest(page);
    if (here.tag !== 'body' && !here.isSeen)
      throw new Error(`The focus on ${here.tag} "${here.name}" can't be seen.`);
    if (typeof name === 'string' ? here.name.startsWith(name) : name.test(here.name)) return;
    passed.push(here.name.slice(0, 40));
  }
  throw new Error(`Tab never came to ${name}, but passed: ${passed.join(' | ')}`);
}
