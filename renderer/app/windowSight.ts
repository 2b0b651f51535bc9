import { keysOfSpot } from '../editor/undoing/spot.ts'
import type { Surface } from '../editor/undoing/sight.ts'

/** Less of an element than this, CSS px, is not seen, unless it is half of it. */
const ENOUGH = 24
/**
 * The part of a panel's frame that must be in the window, or of the window that it must fill. Blank panels look alike,
 * and only the number beneath tells one from the one that takes its place.
 */
const PART_OF_FRAME = 0.75

/**
 * The window's elements that show part of the film, which say so themselves (`data-spots`). The fields of selected shots say only which
 * field they are (`data-spot-field`), and what stands around them which shots (`data-spot-shots`): of 300 shots, each would else name 300.
 */
export const windowSight: Surface = {
  look() {
    let elements: ReadonlyMap<string, readonly Element[]> | null = null
    let searches = 0
    /** The first of a step are mostly all that is asked for. */
    function withKey(key: string): readonly Element[] {
      searches += 1
      if (searches <= SEARCHES) return elementsWithKey(key)
      elements ??= elementsByKey()
      return elements.get(key) ?? []
    }
    const seen = { frame: new Map<Element, boolean>(), other: new Map<Element, boolean>() }
    function sees(element: Element, key: string): boolean {
      const known = seen[isFrame(key) ? 'frame' : 'other']
      const now = known.get(element) ?? isSeen(element, key)
      known.set(element, now)
      return now
    }
    return (spot) => keysOfSpot(spot).some((key) => withKey(key).some((element) => sees(element, key)))
  },
  show(spot) {
    if (keysOfSpot(spot).length === 0) return false
    // What shows it is mounted with the next frame: a pane that was opened, a row that was scrolled to.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const found = keysOfSpot(spot).flatMap((key) => elementsWithKey(key).map((element) => ({ element, key })))
        if (!found.some(({ element, key }) => isSeen(element, key)))
          boxOf(found[0]?.element)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      }),
    )
    return false
  },
}

/** Spots of a step that are each searched for; more are found in one search through the window. */
const SEARCHES = 6

/** Searched once for all spots of a step: a search through the window for each takes seconds where it wrote 1,000 shots. */
function elementsByKey(): ReadonlyMap<string, readonly Element[]> {
  const found = new Map<string, Element[]>()
  function add(key: string, element: Element): void {
    const others = found.get(key)
    if (others) others.push(element)
    else found.set(key, [element])
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-spots]'))
    for (const key of (element.dataset['spots'] ?? '').split(' ')) add(key, element)
  for (const around of document.querySelectorAll<HTMLElement>('[data-spot-shots]'))
    for (const element of around.querySelectorAll<HTMLElement>('[data-spot-field]'))
      for (const shotId of (around.dataset['spotShots'] ?? '').split(' '))
        add(`shot:${shotId}/${element.dataset['spotField']}`, element)
  return found
}

function elementsWithKey(key: string): readonly Element[] {
  const [, shotId = '', field = ''] = /^shot:(.*)\/(.*)$/.exec(key) ?? []
  const own = `[data-spots~="${CSS.escape(key)}"]`
  const within = `[data-spot-shots~="${CSS.escape(shotId)}"] [data-spot-field="${CSS.escape(field)}"]`
  return [...document.querySelectorAll(shotId === '' ? own : `${own}, ${within}`)]
}

/** What has no box of its own is seen by its first child. */
function boxOf(element: Element | undefined): Element | null {
  if (!element) return null
  return getComputedStyle(element).display === 'contents' ? element.firstElementChild : element
}

function isSeen(element: Element, key: string): boolean {
  const box = boxOf(element)
  if (!box || !box.checkVisibility()) return false
  const whole = box.getBoundingClientRect()
  let room: Sides = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  for (let around = box.parentElement; around; around = around.parentElement)
    if (getComputedStyle(around).overflow !== 'visible') room = common(room, around.getBoundingClientRect())
  return isEnoughIn(room, whole, key)
}

/** CSS px of the window. */
type Sides = Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>

/** A panel's place among the others, whatever comes or goes there: a whole scene is seen no sooner than one of its panels. */
function isFrame(key: string): boolean {
  return key.startsWith('frame:')
}

/** Whether enough of what lies at `whole` is in this part of the window for a person to see it change. `key`: of its spot. */
export function isEnoughIn(room: Sides, whole: Sides, key: string): boolean {
  const seen = common(room, whole)
  const enough = (from: 'left' | 'top', to: 'right' | 'bottom'): boolean => {
    const [part, all, most] = [seen[to] - seen[from], whole[to] - whole[from], room[to] - room[from]]
    return part >= (isFrame(key) ? Math.min(all, most) * PART_OF_FRAME : Math.min(ENOUGH, all / 2))
  }
  return enough('left', 'right') && enough('top', 'bottom') && seen.bottom > seen.top
}

function common(one: Sides, two: Sides): Sides {
  return {
    left: Math.max(one.left, two.left),
    top: Math.max(one.top, two.top),
    right: Math.min(one.right, two.right),
    bottom: Math.min(one.bottom, two.bottom),
  }
}
