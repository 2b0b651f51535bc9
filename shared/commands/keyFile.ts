import { z } from 'zod'
import { KEY_SLOTS, clashIn, keysIn, slotOf, tidy, whyKept } from './ownKeys.ts'
import type { OwnKeys } from './ownKeys.ts'

/** More than every command with every key takes, in characters. */
export const MOST_KEY_FILE = 200_000

const KEY = /^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?(?:[A-Z][A-Za-z0-9]{1,15}|[^\s\p{Ll}\p{C}])$/u

const keysSchema = z.record(z.string().max(80), z.array(z.string().max(40)).max(4))
const fileSchema = z.object({ framewright: z.literal('keys'), version: z.number().int().min(1), keys: keysSchema })

/** What this computer remembered; none if it is not what was written. */
export function readOwnKeys(remembered: unknown): OwnKeys {
  const read = keysSchema.safeParse(remembered)
  return read.success ? tidy(read.data) : {}
}

/** Every command's keys as text, for another computer or another artist. */
export function writeKeyFile(own: OwnKeys): string {
  const keys = Object.fromEntries(KEY_SLOTS.map((slot) => [slot.slot, keysIn(own, slot)]))
  return `${JSON.stringify({ framewright: 'keys', version: 1, keys }, null, 2)}\n`
}

export type KeyFile =
  | { readonly own: OwnKeys; /** Commands that this version does not have. */ readonly unknown: number }
  | { readonly refusal: string }

/** Reads a file that anybody may have written. Nothing of it is taken unless all of it can be. */
export function readKeyFile(text: string): KeyFile {
  if (text.length > MOST_KEY_FILE) return refused('It is too large to be a file of keys.')
  const parsed = fileSchema.safeParse(jsonOf(text))
  if (!parsed.success) return refused('It is not a file of keys.')
  const { version, keys } = parsed.data
  if (version > 1) return refused('It is from a newer Framewright.')
  const known = Object.entries(keys).flatMap(([name, list]) => {
    const slot = slotOf(name)
    return slot ? [{ slot, list: [...new Set(list)] }] : []
  })
  for (const { slot, list } of known)
    for (const key of list) {
      if (!KEY.test(key)) return refused(`It gives ${slot.entry.label} “${key}”, which is not a key.`)
      const why = whyKept(slot, key)
      if (why !== null) return refused(`It gives ${slot.entry.label} “${key}”. ${why}`)
    }
  const own = Object.fromEntries(known.map(({ slot, list }) => [slot.slot, list]))
  const clash = clashIn(own)
  if (clash) {
    const [a, b] = clash.slots
    return refused(`It gives “${clash.key}” to both ${a.entry.label} and ${b.entry.label}.`)
  }
  return { own: tidy(own), unknown: Object.keys(keys).length - known.length }
}

function refused(refusal: string): KeyFile {
  return { refusal: `${refusal} Your keys are as they were.` }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
