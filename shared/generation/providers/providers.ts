import { gemini } from './gemini.ts'
import { standIn } from './standIn.ts'

/** Everything that makes pictures, as a choice shows it. */
export const PROVIDERS = [standIn, gemini] as const

export type ProviderId = (typeof PROVIDERS)[number]['id']
