import type { ExportProfile } from '../document/exportProfileSchema.ts'
import type { Exporter } from './exporter.ts'
import { exporterOf } from './exporters.ts'

type Kept = ExportProfile['options']

/** Options without what belongs to one film or one printing: its scenes, its shots, its recipient. */
export function lastingOptions(exporter: Exporter, options: object): Kept {
  const passing = new Set(
    exporter.form.flatMap((field) =>
      field.kind === 'scenes' || field.kind === 'shots'
        ? Object.keys(field.sets([]))
        : field.kind === 'view' || (field.kind === 'line' && field.once)
          ? Object.keys(field.sets(''))
          : [],
    ),
  )
  const lasting = Object.entries(options).filter(([key, value]) => !passing.has(key) && isKept(value))
  return Object.fromEntries(lasting)
}

function isKept(value: unknown): boolean {
  return (
    ['boolean', 'number', 'string'].includes(typeof value) ||
    (Array.isArray(value) && value.every((each) => typeof each === 'string'))
  )
}

/**
 * These options with what a profile says of them. What this program does not know, or can't take, stays as it is;
 * null if it has no such exporter.
 */
export function withProfile(options: object, profile: Pick<ExportProfile, 'exporter' | 'options'>): object | null {
  const exporter = exporterOf(profile.exporter)
  if (!exporter) return null
  return Object.entries(profile.options).reduce<object>((taken, [key, value]) => {
    const read = exporter.options.safeParse({ ...taken, [key]: value })
    return read.success && key in read.data ? read.data : taken
  }, options)
}

/** Whether these options are as a profile has them. */
export function isAsProfile(exporter: Exporter, options: object, profile: ExportProfile): boolean {
  const now = lastingOptions(exporter, options)
  const then = withProfile(options, profile)
  return (
    then !== null &&
    exporter.id === profile.exporter &&
    JSON.stringify(now, Object.keys(now).toSorted()) ===
      JSON.stringify(lastingOptions(exporter, then), Object.keys(now).toSorted())
  )
}
