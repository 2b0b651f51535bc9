/**
 * Film numbering. US practice: the master of scene 12 is 12, set-ups are 12A, 12B … 12Z, 12AA …; I and O are skipped
 * because they read as 1 and 0 on a slate. Fixed numbers never change; numbers between fixed ones come from
 * `numberAfter`.
 */
const ALL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const SLATE = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** 0 → A, 23 → Z, 24 → AA (skipping I and O). */
export function lettersFor(index: number, skipIO = true): string {
  const letters = skipIO ? SLATE : ALL
  let rest = index
  let out = ''
  do {
    out = letters[rest % letters.length]! + out
    rest = Math.floor(rest / letters.length) - 1
  } while (rest >= 0)
  return out
}

export interface NumberingRules {
  readonly numbering: 'us' | 'list' | 'vfx'
  readonly skipIO: boolean
}

/** The number of the shot at `index` (0 = first) of a scene. */
export function shotNumber(rules: NumberingRules, sceneNumber: string, index: number): string {
  switch (rules.numbering) {
    case 'us':
      return index === 0 ? sceneNumber : sceneNumber + lettersFor(index - 1, rules.skipIO)
    case 'list':
      return `${sceneNumber}-${index + 1}`
    case 'vfx':
      return `${sceneNumber}-${String((index + 1) * 10).padStart(3, '0')}`
  }
}

/** An unused number (not in `taken`) that follows `before`: after 3 comes 3A, after 3A comes 3AA, then 3AB … */
export function numberAfter(before: string, taken: ReadonlySet<string>, skipIO = true): string {
  for (let index = 0; ; index += 1) {
    const candidate = before + lettersFor(index, skipIO)
    if (!taken.has(candidate)) return candidate
  }
}

/** Numbers before the first fixed scene: A10 before 10, AA10 before A10. */
export function numberBefore(after: string, taken: ReadonlySet<string>): string {
  let candidate = `A${after}`
  while (taken.has(candidate)) candidate = `A${candidate}`
  return candidate
}

export interface Numbered {
  readonly id: string
  /** null: by position. */
  readonly number: string | null
}

/**
 * Numbers a list in which some numbers are fixed and the rest follow their position. With none fixed: `byPlace(0)`,
 * `byPlace(1)` … A free row after a fixed one gets `numberAfter` it, so fixed numbers never move.
 */
export function numberList(
  list: readonly Numbered[],
  byPlace: (index: number) => string,
  skipIO: boolean,
): ReadonlyMap<string, string> {
  const taken = new Set(list.flatMap((row) => (row.number === null ? [] : [row.number])))
  const anyFixed = taken.size > 0
  const numbers = new Map<string, string>()
  let last: string | null = null
  list.forEach((row, index) => {
    const number: string =
      row.number ?? (anyFixed ? betweenFixed(list, index, last, taken, byPlace, skipIO) : byPlace(index))
    taken.add(number)
    numbers.set(row.id, number)
    last = number
  })
  return numbers
}

function betweenFixed(
  list: readonly Numbered[],
  index: number,
  last: string | null,
  taken: ReadonlySet<string>,
  byPlace: (index: number) => string,
  skipIO: boolean,
): string {
  const nextFixed = list.slice(index).find((row) => row.number !== null)?.number ?? null
  if (last === null) return nextFixed === null ? byPlace(index) : numberBefore(nextFixed, taken)
  if (nextFixed === null) {
    for (let place = index; place < index + list.length + taken.size + 1; place += 1) {
      const candidate = byPlace(place)
      if (!taken.has(candidate)) return candidate
    }
  }
  return numberAfter(last, taken, skipIO)
}
