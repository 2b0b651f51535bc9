import { USUAL_GRAIN } from '#shared/paint/grain.ts'
import { NIBS } from '#shared/paint/nibs/index.ts'
import { TOOLS } from '#shared/tools/index.ts'
import type { ToolId } from '#shared/tools/index.ts'
import type { Tool, ToolContext } from '#shared/tools/tool.ts'
import type { NibPreset } from './presets/nibPreset.ts'
import { SIZE_LIMITS } from './sizeLimits.ts'
import { MOST_TOLERANT, WIDEST_GAP, recallTools, rememberTools } from './toolMemory.ts'
import type { PenSense, SetOfTools } from './toolMemory.ts'
import type { Session } from '../../editor/session.ts'
import { windowMemory } from '../../ui/memory.ts'
import type { Memory } from '../../ui/memory.ts'
import { createListeners, createStore } from '#shared/store.ts'

export const EVERYTHING_FELT: PenSense = { pressure: true, tilt: true, curve: null }

/** The table's tools: the current one, and the settings of each. */
export interface ToolState extends SetOfTools {
  readonly tool: ToolId
  readonly color: string
}

export interface ToolSettings {
  readonly state: () => ToolState
  readonly choose: (tool: ToolId) => void
  readonly setColor: (color: string) => void
  /** Calls back with every colour that is chosen, also the one that was current, until the returned function is called. */
  readonly onColor: (chosen: (color: string) => void) => () => void
  /** Of the current tool, in panel px; ignored if it has no size. */
  readonly setSize: (size: number) => void
  readonly setOpacity: (opacity: number) => void
  readonly setFilled: (filled: boolean) => void
  readonly setGap: (gap: number) => void
  readonly setTolerance: (tolerance: number) => void
  /** Of the current tool, 0..1. */
  readonly setSteady: (steady: number) => void
  /** Of the current tool, 0..1. */
  readonly setGrain: (grain: number) => void
  /** Of the current tool. */
  readonly setSense: (fields: Partial<PenSense>) => void
  /** Takes up a nib with the settings of a preset. */
  readonly take: (preset: NibPreset) => void
  readonly listen: (changed: () => void) => () => void
}

export const COLORS = [
  { value: '#2a2927', label: 'Graphite' },
  { value: '#d8412f', label: 'Red pencil' },
  { value: '#3a6ea8', label: 'Blue pencil' },
  { value: '#5c5a57', label: 'Dark tone' },
  { value: '#8d8b86', label: 'Middle tone' },
  { value: '#c4c1b9', label: 'Light tone' },
  { value: '#ffffff', label: 'White' },
] as const

/** The initial value for every tool that has one. */
function startOf(field: keyof NonNullable<Tool['start']>): Partial<Record<ToolId, number>> {
  return Object.fromEntries(
    TOOLS.flatMap(({ id, start }) => (start?.[field] === undefined ? [] : [[id, start[field]]])),
  )
}

const START: ToolState = {
  tool: NIBS[0].id,
  color: COLORS[0].value,
  sizes: startOf('size'),
  opacities: startOf('opacity'),
  gap: 14,
  tolerance: 48,
  filled: false,
  steadies: startOf('steady'),
  grains: {},
  senses: {},
}

/**
 * The table stays as it was left for as long as the project is open, whichever panel is drawn on; what is set of its tools outlasts
 * it (`toolMemory.ts`).
 */
const tables = new WeakMap<Session, ToolSettings>()

export function toolSettingsOf(session: Session): ToolSettings {
  const known = tables.get(session)
  if (known) return known
  const made = createToolSettings(windowMemory())
  tables.set(session, made)
  return made
}

export function createToolSettings(memory: Memory | null = null): ToolSettings {
  const { state, change, listen } = createStore<ToolState>({ ...START, ...recallTools(memory, START) })
  function set(fields: Partial<ToolState>): void {
    const before = state()
    change(fields)
    rememberTools(memory, before, state())
  }
  const colors = createListeners<[string]>()
  return {
    state,
    choose: (tool) => set({ tool }),
    setColor(color) {
      set({ color })
      colors.tell(color)
    },
    onColor: colors.listen,
    setSize(size) {
      if (state().sizes[state().tool] === undefined) return
      const kept = Math.max(SIZE_LIMITS.min, Math.min(SIZE_LIMITS.max, Math.round(size * 10) / 10))
      set({ sizes: { ...state().sizes, [state().tool]: kept } })
    },
    setOpacity(opacity) {
      const kept = Math.max(0.05, Math.min(1, Math.round(opacity * 100) / 100))
      set({ opacities: { ...state().opacities, [state().tool]: kept } })
    },
    setFilled: (filled) => set({ filled }),
    setGap: (gap) => set({ gap: Math.round(Math.max(0, Math.min(WIDEST_GAP, gap))) }),
    setTolerance: (tolerance) => set({ tolerance: Math.round(Math.max(0, Math.min(MOST_TOLERANT, tolerance))) }),
    setSteady: (steady) => set({ steadies: { ...state().steadies, [state().tool]: Math.max(0, Math.min(1, steady)) } }),
    setGrain: (grain) => set({ grains: { ...state().grains, [state().tool]: Math.max(0, Math.min(1, grain)) } }),
    setSense: (fields) => set({ senses: { ...state().senses, [state().tool]: { ...senseOf(state()), ...fields } } }),
    take({ nib, size, opacity, steady, grain, pressure, tilt, curve }) {
      const { sizes, opacities, steadies, grains, senses } = state()
      set({
        tool: nib,
        sizes: { ...sizes, [nib]: size },
        opacities: { ...opacities, [nib]: opacity },
        steadies: { ...steadies, [nib]: steady },
        grains: { ...grains, [nib]: grain },
        senses: { ...senses, [nib]: { pressure, tilt, curve } },
      })
    },
    listen,
  }
}

/** At 100 the line keeps this much of its previous position: any more, and it would stand still. */
export const MOST_STEADY = 0.95

/** Panel px across; 1 for a tool without size. */
export function sizeOf(state: ToolState, tool: ToolId = state.tool): number {
  return state.sizes[tool] ?? 1
}

/** 0..1 */
export function opacityOf(state: ToolState, tool: ToolId = state.tool): number {
  return state.opacities[tool] ?? 1
}

/** A tool's stabiliser, 0..1. */
export function steadyOf(state: ToolState, tool: ToolId = state.tool): number {
  return state.steadies[tool] ?? 0.3
}

/** A nib's grain, 0..1. */
export function grainOf(state: ToolState, tool: ToolId = state.tool): number {
  return state.grains[tool] ?? USUAL_GRAIN
}

export function senseOf(state: ToolState, tool: ToolId = state.tool): PenSense {
  return state.senses[tool] ?? EVERYTHING_FELT
}

/** One step larger or smaller: about a tenth, at least one px. */
export function stepSize(size: number, way: 1 | -1): number {
  const step = Math.max(1, Math.round(size * 0.12))
  return Math.max(SIZE_LIMITS.min, Math.min(SIZE_LIMITS.max, Math.round(size) + way * step))
}

/** The part of a tool's context that does not come from the table. */
export type Surroundings = Pick<
  ToolContext,
  'zoom' | 'level' | 'seed' | 'frame' | 'selected' | 'move' | 'add' | 'other'
>

export function contextOf(state: ToolState, tool: ToolId, round: Surroundings): ToolContext {
  return {
    ...round,
    color: state.color,
    size: sizeOf(state, tool),
    opacity: opacityOf(state, tool),
    filled: state.filled,
    steady: steadyOf(state, tool) * MOST_STEADY,
    grain: grainOf(state, tool),
  }
}
