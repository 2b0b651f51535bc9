import { createContext, use } from 'react'
import type { Mentionable } from './mentionAt.ts'

/** Gives the names that can be mentioned in a text. */
export type MentionSource = () => readonly Mentionable[]

export const MentionContext = createContext<MentionSource>(() => [])

export function useMentionSource(): MentionSource {
  return use(MentionContext)
}
