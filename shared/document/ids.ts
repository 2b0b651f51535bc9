import { z } from 'zod'

/**
 * An id is a table's prefix, '_' and 12 base-36 characters: `shot_4f0k2m9x1abc`. Branded, so a shot's id can't pass
 * for a panel's.
 */
export const ID_PREFIXES = {
  project: 'film',
  scene: 'scene',
  shot: 'shot',
  panel: 'panel',
  layer: 'layer',
  mark: 'mark',
  take: 'take',
  card: 'card',
  look: 'look',
  draft: 'draft',
  media: 'media',
  job: 'job',
  window: 'window',
} as const
export type IdKind = keyof typeof ID_PREFIXES

function idSchema<const K extends IdKind>(kind: K) {
  return z
    .string()
    .regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-z]{12}$`))
    .brand(kind)
}

export const projectIdSchema = idSchema('project')
export const sceneIdSchema = idSchema('scene')
export const shotIdSchema = idSchema('shot')
export const panelIdSchema = idSchema('panel')
export const layerIdSchema = idSchema('layer')
export const markIdSchema = idSchema('mark')
export const takeIdSchema = idSchema('take')
export const cardIdSchema = idSchema('card')
export const lookIdSchema = idSchema('look')
export const draftIdSchema = idSchema('draft')
export const jobIdSchema = idSchema('job')
/** A medium's id is its content hash: `media_` and the sha-256 of its bytes in hex. */
export const mediaIdSchema = z
  .string()
  .regex(/^media_[0-9a-f]{64}$/)
  .brand('media')

export type ProjectId = z.infer<typeof projectIdSchema>
export type SceneId = z.infer<typeof sceneIdSchema>
export type ShotId = z.infer<typeof shotIdSchema>
export type PanelId = z.infer<typeof panelIdSchema>
export type LayerId = z.infer<typeof layerIdSchema>
export type MarkId = z.infer<typeof markIdSchema>
export type TakeId = z.infer<typeof takeIdSchema>
export type CardId = z.infer<typeof cardIdSchema>
export type LookId = z.infer<typeof lookIdSchema>
export type DraftId = z.infer<typeof draftIdSchema>
export type JobId = z.infer<typeof jobIdSchema>
export type MediaId = z.infer<typeof mediaIdSchema>

interface IdOf {
  project: ProjectId
  scene: SceneId
  shot: ShotId
  panel: PanelId
  layer: LayerId
  mark: MarkId
  take: TakeId
  card: CardId
  look: LookId
  draft: DraftId
  job: JobId
  /** One open window of a film, as its changes name it. */
  window: string
}

/** Makes ids; injected wherever rows are created, so that commands stay pure and tests are repeatable. */
export type NewId = <K extends keyof IdOf>(kind: K) => IdOf[K]

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** `random` gives numbers in [0, 1), as Math.random does. 12 base-36 characters are about 62 bits. */
export function makeNewId(random: () => number): NewId {
  return <K extends keyof IdOf>(kind: K) => {
    let tail = ''
    for (let i = 0; i < 12; i += 1) tail += DIGITS[Math.floor(random() * 36)]!
    // The brand exists only in types. Ids are made here alone, so only this place may assert it.
    return `${ID_PREFIXES[kind]}_${tail}` as unknown as IdOf[K]
  }
}
