import { gemini } from './gemini.ts'
import { standIn } from './standIn.ts'

/** Every picture provider, in menu order. */
export const PROVIDERS = [standIn, gemini] as const

export type ProviderId = (typeof PROVIDERS)[number]['id']
