import { z } from 'zod'
import { recall, remember } from '../../ui/memory.ts'
import type { Memory } from '../../ui/memory.ts'
import type { ToolId } from '#shared/tools/index.ts'
import { SIZE_LIMITS } from './sizeLimits.ts'
import type { PressureCurve } from './helpers/pressureCurve.ts'

/** What a tool feels of the pen. */
export interface PenSense {
  /** False: every stroke as if fully pressed. */
  readonly pressure: boolean
  /** False: every stroke as if the pen stood upright. */
  readonly tilt: boolean
  /** Instead of the pen's own curve; null for that. */
  readonly curve: PressureCurve | null
}
/** What is set of the tools: it belongs to the hand, as the pen's feel does. What is drawn with, and its colour, to the film. */
export interface SetOfTools {
  /** Panel px, of those that have one. */
  readonly sizes: Readonly<Partial<Record<ToolId, number>>>
  /** 0..1; a missing one is fully opaque. */
  readonly opacities: Readonly<Partial<Record<ToolId, number>>>
  readonly filled: boolean
  /** Gaps of up to this many panel px hold a fill in. */
  readonly gap: number
  /** 0..255: by how much a colour may differ from the one where the fill started. */
  readonly tolerance: number
  /** Each nib's own stabiliser, 0..1; a missing one has a third. */
  readonly steadies: Readonly<Partial<Record<ToolId, number>>>
  /** Each nib's own grain, 0..1; a missing one is as usual. */
  readonly grains: Readonly<Partial<Record<ToolId, number>>>
  /** A missing one feels everything, by the pen's own curve. */
  readonly senses: Readonly<Partial<Record<ToolId, PenSense>>>
}

export const WIDEST_GAP = 60
export const MOST_TOLERANT = 160

const REMEMBERED_AS = 'framewright.tools'

const part = z.number().min(0).max(1)
const curve = z.object({ x1: part, y1: part, x2: part, y2: part })

/** Of each tool. */
const OF_TOOLS = {
  sizes: z.number().min(SIZE_LIMITS.min).max(SIZE_LIMITS.max),
  opacities: z.number().min(0.05).max(1),
  steadies: part,
  grains: part,
  senses: z.object({ pressure: z.boolean(), tilt: z.boolean(), curve: curve.nullable() }),
} as const
/** Of one tool alone. */
const OF_ONE = {
  filled: z.boolean(),
  gap: z.number().int().min(0).max(WIDEST_GAP),
  tolerance: z.number().int().min(0).max(MOST_TOLERANT),
} as const
const fieldsOfTools = Object.keys(OF_TOOLS) as (keyof typeof OF_TOOLS)[]
const fieldsOfOne = Object.keys(OF_ONE) as (keyof typeof OF_ONE)[]

/** The settings at `start`, with what this computer remembers of them: whatever can't be read stays as at the start. */
export function recallTools(memory: Memory | null, start: SetOfTools): SetOfTools {
  const kept = partsOf(recall(memory, REMEMBERED_AS))
  const ofTools = fieldsOfTools.map((field) => {
    const read = Object.entries(partsOf(kept[field])).flatMap(([tool, value]) => {
      const good = OF_TOOLS[field].safeParse(value)
      return good.success && (field !== 'sizes' || tool in start.sizes) ? [[tool, good.data] as const] : []
    })
    return [field, { ...start[field], ...Object.fromEntries(read) }] as const
  })
  const ofOne = fieldsOfOne.map((field) => [field, OF_ONE[field].safeParse(kept[field]).data ?? start[field]] as const)
  return Object.fromEntries([...ofTools, ...ofOne]) as SetOfTools
}

/** Remembers what was changed, and leaves alone what another window, or a newer Framewright, remembers beside it. */
export function rememberTools(memory: Memory | null, before: SetOfTools, after: SetOfTools): void {
  const ofTools = fieldsOfTools.filter((field) => before[field] !== after[field])
  const ofOne = fieldsOfOne.filter((field) => before[field] !== after[field])
  if (ofTools.length + ofOne.length === 0) return
  const kept = partsOf(recall(memory, REMEMBERED_AS))
  const changed = ofTools.map((field) => {
    const was: Readonly<Record<string, unknown>> = before[field]
    const set = Object.entries(after[field]).filter(([tool, value]) => was[tool] !== value)
    return [field, { ...partsOf(kept[field]), ...Object.fromEntries(set) }] as const
  })
  const others = ofOne.map((field) => [field, after[field]] as const)
  remember(memory, REMEMBERED_AS, { ...kept, ...Object.fromEntries(changed), ...Object.fromEntries(others) })
}

function partsOf(kept: unknown): Readonly<Record<string, unknown>> {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as Record<string, unknown>) : {}
}
