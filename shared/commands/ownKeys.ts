import { COMMANDS } from './commandTable.ts'
import type { CommandEntry } from './commandTable.ts'

/**
 * The keys that an artist gave commands, by slot: the command's id, or the id and "@table" for its keys at the drawing
 * table alone. Only what differs from the command table; an empty list means no keys.
 */
export type OwnKeys = Readonly<Record<string, readonly string[]>>

/** A list of keys that can be changed. */
export interface KeySlot {
  readonly slot: string
  readonly entry: CommandEntry
  /** Where its keys work. */
  readonly where: CommandEntry['when']
  /** As the command table has them. */
  readonly shipped: readonly string[]
}

const ENTRIES: readonly CommandEntry[] = COMMANDS

/** In the order of the command table. */
export const KEY_SLOTS: readonly KeySlot[] = ENTRIES.flatMap((entry) => {
  const { id, when, keys = [], drawingKeys } = entry
  const usual: KeySlot = { slot: id, entry, where: when, shipped: keys }
  return drawingKeys ? [usual, { slot: `${id}@table`, entry, where: 'drawing', shipped: drawingKeys }] : [usual]
})

const SLOTS: ReadonlyMap<string, KeySlot> = new Map(KEY_SLOTS.map((each) => [each.slot, each]))

export function slotOf(slot: string): KeySlot | undefined {
  return SLOTS.get(slot)
}

export function keysIn(own: OwnKeys, { slot, shipped }: KeySlot): readonly string[] {
  return Object.hasOwn(own, slot) ? own[slot]! : shipped
}

/** The command table with these keys in place of its own. */
export function withOwnKeys(own: OwnKeys): readonly CommandEntry[] {
  return ENTRIES.map((entry) => {
    const [usual, table] = [SLOTS.get(entry.id)!, SLOTS.get(`${entry.id}@table`)]
    return { ...entry, keys: keysIn(own, usual), ...(table ? { drawingKeys: keysIn(own, table) } : {}) }
  })
}

function meet(a: KeySlot['where'], b: KeySlot['where']): boolean {
  return a === b || a === 'always' || b === 'always'
}

/** The other slots that have this key where this one's keys work. */
export function takenFrom(own: OwnKeys, slot: KeySlot, key: string): readonly KeySlot[] {
  return KEY_SLOTS.filter(
    (other) => other !== slot && meet(other.where, slot.where) && keysIn(own, other).includes(key),
  )
}

/** Gives a slot these keys and takes them from whoever has them in the same place. */
export function giveKeys(own: OwnKeys, slot: KeySlot, keys: readonly string[]): OwnKeys {
  const losers = keys.flatMap((key) => takenFrom(own, slot, key))
  const left = losers.map((loser) => [loser.slot, keysIn(own, loser).filter((key) => !keys.includes(key))] as const)
  return tidy({ ...own, ...Object.fromEntries(left), [slot.slot]: keys })
}

/** Without slots that are as shipped, or that no command has. */
export function tidy(own: OwnKeys): OwnKeys {
  return Object.fromEntries(
    KEY_SLOTS.filter((each) => Object.hasOwn(own, each.slot) && !alike(own[each.slot]!, each.shipped)).map((each) => [
      each.slot,
      own[each.slot]!,
    ]),
  )
}

function alike(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, at) => key === b[at])
}

/** The first two slots that have the same key in the same place; null if there are none. */
export function clashIn(own: OwnKeys): { readonly key: string; readonly slots: readonly [KeySlot, KeySlot] } | null {
  for (const slot of KEY_SLOTS)
    for (const key of keysIn(own, slot)) {
      const [other] = takenFrom(own, slot, key)
      if (other) return { key, slots: [slot, other] }
    }
  return null
}

/** Keys that board, table, fields and the system keep, with the reason. */
const KEPT: readonly { readonly keys: RegExp; readonly why: string }[] = [
  { keys: /^(?:Shift\+)?Escape$/, why: 'Esc calls off what is under way.' },
  { keys: /^Space$/, why: 'Space moves the board and the paper while it is held.' },
  { keys: /^Mod\+(?:Shift\+)?[ACVX]$/, why: 'It copies, pastes and selects all.' },
  { keys: /^Mod\+[QHM]$|^F11$/, why: 'It belongs to the system.' },
  { keys: /^Mod\+Alt\+/, why: 'On many keyboards Ctrl and Alt together type signs.' },
]

const KEPT_ON_BOARD: typeof KEPT = [
  { keys: /^(?:Shift\+)?(?:Arrow\w+|Home|End|Tab)$/, why: 'It walks the board.' },
  { keys: /^[0-9]$/, why: 'Digits find a shot by its number on the board.' },
]

const KEPT_IN_LIST: typeof KEPT = [
  {
    keys: /^(?:Shift\+)?(?:.|Arrow\w+|Home|End|Page\w+|Tab|Enter|Delete|Backspace|Insert|F2)$/,
    why: 'It walks the list, or types in a cell.',
  },
  {
    keys: /^Mod\+(?:Shift\+)?(?:Arrow\w+|Home|End|Delete|Backspace)$|^Alt\+(?:Shift\+)?Arrow\w+$|^Mod\+D$|^Mod\+Shift\+L$/,
    why: 'It is the list’s own.',
  },
]

/** Why this key can't be given to this slot; null if it can. Keys it ships with always can. */
export function whyKept(slot: KeySlot, key: string): string | null {
  if (slot.shipped.includes(key)) return null
  const place = slot.where === 'drawing' ? [] : slot.where === 'list' ? KEPT_IN_LIST : KEPT_ON_BOARD
  const kept = [...KEPT, ...place]
  return kept.find(({ keys }) => keys.test(key))?.why ?? null
}
