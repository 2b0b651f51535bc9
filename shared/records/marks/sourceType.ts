/**
 * Where a picture comes from, in the words of the IPTC's vocabulary "Digital Source Type" (as of October 2024, in which
 * digitalCreation took the place of digitalArt).
 */
export const SOURCE_TYPES = {
  /** A person made it with software. */
  digitalCreation: 'drawn by hand',
  /** Several elements, none of them a model's. */
  composite: 'put together from drawings and pictures',
  /** By rules, not by a model that learned from others' pictures: a stand-in. */
  algorithmicMedia: 'built by a program',
  trainedAlgorithmicMedia: 'made by a model',
  compositeWithTrainedAlgorithmicMedia: 'put together with pictures that a model made',
} as const
export type SourceType = keyof typeof SOURCE_TYPES

const VOCABULARY = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

export function sourceUri(type: SourceType): string {
  return `${VOCABULARY}${type}`
}

/** The source type that a URI, or a bare code, names; null for one of another vocabulary, or none that we know. */
export function sourceTypeOf(uri: string): SourceType | null {
  const code = codeIn(uri)
  if (code === 'digitalArt') return 'digitalCreation'
  return Object.hasOwn(SOURCE_TYPES, code) ? (code as SourceType) : null
}

/** A picture that a model made, or had a part in. */
export type ModelWork = Extract<SourceType, 'trainedAlgorithmicMedia' | 'compositeWithTrainedAlgorithmicMedia'>

/** What a picture's own source type says of a model's part in it; null if it names none. */
export function modelWorkOf(uri: string): ModelWork | null {
  const type = sourceTypeOf(uri)
  if (type === 'trainedAlgorithmicMedia' || type === 'compositeWithTrainedAlgorithmicMedia') return type
  // The vocabulary's word for a composite that includes what a model made.
  return codeIn(uri) === 'compositeSynthetic' ? 'compositeWithTrainedAlgorithmicMedia' : null
}

function codeIn(uri: string): string {
  return uri.trim().replace(/^https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\//, '')
}

/** What a picture is made of. */
export interface MadeOf {
  readonly drawn: boolean
  /** Pictures that came from elsewhere. */
  readonly pictures: boolean
  readonly standIns: boolean
  readonly model: boolean
}

export function sourceTypeFor({ drawn, pictures, standIns, model }: MadeOf): SourceType {
  const alone = [drawn, pictures, standIns, model].filter(Boolean).length === 1
  if (model) return alone ? 'trainedAlgorithmicMedia' : 'compositeWithTrainedAlgorithmicMedia'
  if (standIns && alone) return 'algorithmicMedia'
  return pictures || standIns ? 'composite' : 'digitalCreation'
}
