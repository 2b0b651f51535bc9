import { z } from 'zod'
import { USUAL_GRAIN } from '#shared/paint/grain.ts'
import { NIBS } from '#shared/paint/nibs/index.ts'
import { SIZE_LIMITS } from '../sizeLimits.ts'

const part = z.number().min(0).max(1)
const ids = NIBS.map(({ id }) => id)

export const PRESET_LIMITS = { name: 60, presets: 200 } as const

/** A nib with everything that is set of it, under a name that no other has. */
export const nibPresetSchema = z.object({
  name: z.string().trim().min(1).max(PRESET_LIMITS.name),
  nib: z.enum(ids),
  /** Panel px. */
  size: z.number().min(SIZE_LIMITS.min).max(SIZE_LIMITS.max),
  opacity: z.number().min(0.05).max(1),
  steady: part,
  /** Presets from before it could be set have it as usual. */
  grain: part.default(USUAL_GRAIN),
  pressure: z.boolean(),
  tilt: z.boolean(),
  /** null: the curve of the pen that draws. */
  curve: z.object({ x1: part, y1: part, x2: part, y2: part }).nullable(),
})
export type NibPreset = z.infer<typeof nibPresetSchema>

const presetListSchema = z.array(nibPresetSchema).max(PRESET_LIMITS.presets)

const KIND = 'framewright brush presets'
const fileSchema = z.object({ kind: z.literal(KIND), version: z.number().int().min(1), presets: z.array(z.unknown()) })

export function presetFileOf(presets: readonly NibPreset[]): string {
  return JSON.stringify({ kind: KIND, version: 1, presets }, null, 2)
}

/** The presets in a file, or why it can't be read, in a sentence. A file is taken as a whole or not at all. */
export function readPresetFile(text: string): { readonly presets: readonly NibPreset[] } | { readonly why: string } {
  const file = fileSchema.safeParse(parsed(text))
  if (!file.success) return { why: 'This is not a file of brush presets.' }
  const { version, presets } = file.data
  if (version > 1) return { why: 'These presets are from a newer Framewright.' }
  if (presets.length === 0) return { why: 'This file holds no presets.' }
  if (presets.length > PRESET_LIMITS.presets) return { why: `The file has more than ${PRESET_LIMITS.presets} presets.` }
  const read = presetListSchema.safeParse(presets)
  if (read.success) return { presets: read.data }
  const at = read.error.issues[0]?.path[0]
  return { why: `Preset ${typeof at === 'number' ? at + 1 : ''} in the file can’t be read, so none was added.` }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** At most this long, and with no half of a letter at its end. */
export function cutName(name: string, most: number = PRESET_LIMITS.name): string {
  return name.slice(0, most).replace(/\p{Cs}$/u, '')
}

/** This name, or with the lowest number after it that makes it one of its own. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  for (let number = 2; ; number += 1) {
    const tail = ` ${number}`
    const next = cutName(name, PRESET_LIMITS.name - tail.length) + tail
    if (!taken.includes(next)) return next
  }
}
