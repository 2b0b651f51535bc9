import { z } from 'zod'

export const line = z.string().max(500)
export const text = z.string().max(20_000)
export const order = z.string().min(1).max(400)
export const seconds = z.number().min(0).max(36_000)
export const unit = z.number().min(0).max(1)
export const finite = z.number().min(-1e6).max(1e6)
/** A closed vocabulary, where '' means "not said yet". */
export const oneOf = <const T extends readonly string[]>(ids: T) => z.union([z.literal(''), z.enum(ids)])
/** #rrggbb */
export const colorSchema = z.string().regex(/^#[0-9a-f]{6}$/)
