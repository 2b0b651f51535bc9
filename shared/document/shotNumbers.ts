import { claimsOf, holdersOf, numberKey, numberList, shotScheme } from '../film/numbering.ts'
import type { Claim, NumberingRules } from '../film/numbering.ts'
import type { ProjectRow, SceneRow, ShotRow } from './schema.ts'

/** A scene with its shots in order, and its own number. */
interface NumberedScene {
  readonly scene: SceneRow
  readonly shots: readonly ShotRow[]
  readonly slate: string
}

/** The numbers of a film's shots, no two alike, whatever scene they are in. */
export function shotNumbers(film: ProjectRow, scenes: readonly NumberedScene[]): ReadonlyMap<string, string> {
  const byLock = lockedFirst(scenes.map((each) => ({ ...each, numbersLocked: each.scene.numbersLocked })))
  const holders = holdersOf(byLock.flatMap(({ shots }) => claimed(shots)))
  // Scene 1A's slate is 1A, which is therefore none of scene 1's.
  const slates = scenes.map(({ slate }) => numberKey(slate))
  const taken = new Set([...slates, ...scenes.flatMap(({ scene }) => scene.retiredNumbers), ...holders.keys()])
  const numbers = new Map<string, string>()
  scenes.forEach(({ scene, shots }, at) => {
    const slate = slates[at]!
    if (!holders.has(slate) && !scene.retiredNumbers.includes(slate)) taken.delete(slate)
    const { numbering, skipIO } = film
    const rules = { slate, numbering, skipIO, kept: film.numbersLocked || scene.numbersLocked }
    const own = numberedIn(shots, rules, taken, holders)
    own.taken.forEach((number) => taken.add(number))
    own.numbers.forEach((number, id) => numbers.set(id, number))
    taken.add(slate)
  })
  return numbers
}

/** Where two rows claim a number, as scripts and other windows can have it, the locked one has it. */
export function lockedFirst<S extends Pick<SceneRow, 'numbersLocked'>>(scenes: readonly S[]): readonly S[] {
  return scenes.toSorted((a, b) => Number(b.numbersLocked) - Number(a.numbersLocked))
}

const claims = new WeakMap<readonly ShotRow[], readonly Claim[]>()

function claimed(shots: readonly ShotRow[]): readonly Claim[] {
  let known = claims.get(shots)
  if (!known) claims.set(shots, (known = claimsOf(shots)))
  return known
}

interface SceneRules extends NumberingRules {
  readonly slate: string
  readonly kept: boolean
}

/** A scene's numbers, and all that they came from beside its rows. */
interface NumberedShots {
  readonly numbers: ReadonlyMap<string, string>
  /** The same as `numberKey` gives them. */
  readonly taken: ReadonlySet<string>
  readonly rules: SceneRules
  /** Who held the numbers that its shots claim. */
  readonly heldBy: readonly (string | undefined)[]
  /** The numbers of which it asked whether another scene has them: those that none had, and those that one had. */
  readonly free: readonly string[]
  readonly others: readonly string[]
}

/** By the list itself, which is another as soon as a shot in it is. */
const remembered = new WeakMap<readonly ShotRow[], NumberedShots>()

/**
 * Numbering 5,000 shots takes a third of a frame, and a step changes those of a few scenes. The others' are as they were
 * where their rows and rules are, and where all that they asked about the rest of the film has the answer that it had.
 */
function numberedIn(
  shots: readonly ShotRow[],
  rules: SceneRules,
  taken: ReadonlySet<string>,
  holders: ReadonlyMap<string, string>,
): NumberedShots {
  const heldBy = claimed(shots).map(({ key }) => holders.get(key))
  const known = remembered.get(shots)
  if (known && isAnsweredAlike(known, { rules, heldBy, taken })) return known
  const own = new Set<string>()
  const [free, others]: [string[], string[]] = [[], []]
  const asking = {
    has(number: string): boolean {
      if (own.has(number)) return true
      const isTaken = taken.has(number)
      ;(isTaken ? others : free).push(number)
      return isTaken
    },
    add: (number: string) => own.add(number),
  }
  const numbers = numberList(shots, shotScheme(rules, rules.slate), { kept: rules.kept, taken: asking, holders })
  const made = { numbers, taken: own, rules, heldBy, free, others }
  remembered.set(shots, made)
  return made
}

interface Answers extends Pick<NumberedShots, 'rules' | 'heldBy'> {
  readonly taken: ReadonlySet<string>
}

function isAnsweredAlike(known: NumberedShots, { rules, heldBy, taken }: Answers): boolean {
  if (RULES.some((rule) => known.rules[rule] !== rules[rule])) return false
  if (heldBy.some((id, at) => known.heldBy[at] !== id)) return false
  return !known.free.some((number) => taken.has(number)) && known.others.every((number) => taken.has(number))
}

const RULES = ['slate', 'kept', 'numbering', 'skipIO'] as const satisfies readonly (keyof SceneRules)[]
