import { z } from 'zod'
import { LIMITS, RANGES } from './limits.ts'

export const line = z.string().max(LIMITS.line)
export const text = z.string().max(LIMITS.text)
export const order = z.string().min(1).max(LIMITS.order)
/** A number in this range, both ends included. */
export const within = ([least, most]: readonly [number, number]) => z.number().min(least).max(most)
export const seconds = within(RANGES.seconds)
export const unit = within(RANGES.unit)
export const finite = within(RANGES.place)
/**
 * A term of the trade's vocabulary by its id, or a house's own as it was typed: "Frankenstein two". '' means "not set".
 */
export const term = z.string().max(LIMITS.term)
/** A closed vocabulary, in which '' means "not set". */
export const oneOf = <const T extends readonly string[]>(ids: T) => z.union([z.literal(''), z.enum(ids)])
/** #rrggbb */
export const colorSchema = z.string().regex(/^#[0-9a-f]{6}$/)
