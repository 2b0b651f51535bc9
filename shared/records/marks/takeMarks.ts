import { z } from 'zod'
import { SOURCE_TYPES } from './sourceType.ts'
import type { SourceType } from './sourceType.ts'

/**
 * A content credential (C2PA) in a picture as it was received. `valid`: the picture is as it was signed; who signed it
 * can't be proven without asking a server, which is never done. `changed`: it is not. `unreadable`: nothing can be said.
 * `unchecked`: this installation has no reader for it.
 */
export const credentialSchema = z.object({
  state: z.enum(['valid', 'changed', 'unreadable', 'unchecked']),
  /** As the certificate says, not as anyone proved; '' if not told. */
  signedBy: z.string().max(500),
  /** ISO time; '' if not told. */
  signedAt: z.string().max(100),
  /** The program that made the claim. */
  generator: z.string().max(500),
  /** What the credential says the picture is; '' if it says nothing. */
  sourceUri: z.string().max(500),
  /** Codes of what is wrong. */
  problems: z.array(z.string().max(200)).max(50),
})
export type Credential = z.infer<typeof credentialSchema>

/** What the picture of a take says of itself, as it was received. */
export const takeMarksSchema = z.object({
  sourceUri: z.string(),
  sourceType: z.enum(Object.keys(SOURCE_TYPES) as [SourceType, ...SourceType[]]).nullable(),
  credit: z.string(),
  tool: z.string(),
  /** null: none is attached. */
  credential: credentialSchema.nullable(),
})
export type TakeMarks = z.infer<typeof takeMarksSchema>

/** A sentence on the credential that came with a picture. */
export function credentialWords(credential: Credential | null): string {
  if (!credential) return 'The service attached no content credential.'
  const { state, signedBy, signedAt, problems } = credential
  if (state === 'unreadable') return 'The service attached a content credential that can’t be read here.'
  if (state === 'unchecked') return 'The service attached a content credential. It can’t be checked on this computer.'
  const day = signedAt.slice(0, 10)
  const by = signedBy === '' ? '' : `, signed in the name of ${signedBy}${day ? ` on ${day}` : ''}`
  const start = `The service attached a content credential${by}`
  if (state === 'valid') return `${start}: the picture is as it was signed. Who the signer is can’t be checked offline.`
  const codes = problems.length > 0 ? ` (${problems.slice(0, 3).join(', ')})` : ''
  return `${start}, but it is not valid: the picture or the credential was changed since${codes}.`
}

/** What a picture says of how it was made; '' for nothing. */
export function markedWords({ sourceType, sourceUri, credit }: TakeMarks): string {
  const made = sourceType ? SOURCE_TYPES[sourceType] : sourceUri
  return [made, credit && `“${credit}”`].filter(Boolean).join(', ')
}
