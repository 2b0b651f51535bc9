import { patch } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { scheduleBeside } from '../document/commands/shooting.ts'
import { addShot, editShot } from '../document/commands/shots.ts'
import type { NewShotIds, ShotFields } from '../document/commands/shots.ts'
import { mergeShots } from '../document/commands/splitMerge.ts'
import type { Covers } from '../document/draftSchema.ts'
import type { DraftId, SceneId, ShotId } from '../document/ids.ts'
import { LIMITS } from '../document/limits.ts'
import type { ShotRow } from '../document/schema.ts'
import { cardsOf, filmShots, shotOf, shotsOf } from '../document/select.ts'
import type { Screenplay } from '../script/screenplay.ts'
import { coveredWords } from './coveredWords.ts'
import type { CoveredWords } from './coveredWords.ts'
import { joined, partsOf, stretchesOf, withoutLines } from './stretches.ts'
import type { Stretch, TextLine } from './stretches.ts'

/** A draft in the hand of whoever lines it: `lines` are its printed lines, in the order of its text. */
export interface DraftText {
  readonly draftId: DraftId
  readonly script: Screenplay
  readonly lines: readonly TextLine[]
}

const NOTHING: CoveredWords = { action: '', dialogue: '', castIds: [] }

function wordsUnder(board: Board, draft: DraftText, covers: Covers | null): CoveredWords {
  return covers?.draftId === draft.draftId ? coveredWords(draft.script, covers.parts, cardsOf(board)) : NOTHING
}

export function linedStretches(draft: DraftText, shot: Pick<ShotRow, 'covers'>): readonly Stretch[] {
  return shot.covers?.draftId === draft.draftId ? stretchesOf(shot.covers.parts, draft.lines) : []
}

/**
 * Lets a shot cover these stretches and nothing else. Its action and dialogue follow the text as long as they are what
 * the script said; once a hand has changed one, it stays. Cast that spoke in the old text and not in the new leaves,
 * and the other way round; whoever a hand added stays.
 */
export function coverWith(board: Board, draft: DraftText, shotId: ShotId, stretches: readonly Stretch[]): Board {
  const shot = shotOf(board, shotId)
  const parts = partsOf(stretches, draft.lines)
  if (!shot || parts.length > LIMITS.coveredParts) return board
  const covers = parts.length === 0 ? null : { draftId: draft.draftId, parts }
  const before = wordsUnder(board, draft, shot.covers)
  const now = wordsUnder(board, draft, covers)
  const left = shot.castIds.filter((id) => !before.castIds.includes(id) || now.castIds.includes(id))
  const come = now.castIds.filter((id) => !before.castIds.includes(id) && !left.includes(id))
  return editShot(board, shotId, {
    covers,
    action: shot.action === before.action ? now.action : shot.action,
    dialogue: shot.dialogue === before.dialogue ? now.dialogue : shot.dialogue,
    castIds: [...left, ...come].slice(0, LIMITS.cards),
  })
}

/** A new shot of a scene that covers these lines, placed among the scene's shots by where its text begins. */
export function shotFromLines(
  board: Board,
  draft: DraftText,
  ids: NewShotIds,
  sceneId: SceneId,
  stretches: readonly Stretch[],
): Board {
  const head = stretches[0]?.first
  if (head === undefined) return board
  const siblings = shotsOf(board, sceneId)
  const before = siblings.findLastIndex((shot) => (linedStretches(draft, shot)[0]?.first ?? Infinity) <= head)
  const lined = siblings.some((shot) => linedStretches(draft, shot).length > 0)
  const withShot = addShot(board, ids, sceneId, before >= 0 ? before + 1 : lined ? 0 : siblings.length)
  return coverWith(withShot, draft, ids.shotId, stretches)
}

/**
 * The line ends before this printed line, and a new shot right after covers the rest: same camera, its own words, one
 * empty panel. Returns the same board if the line begins or ends there.
 */
export function splitLine(board: Board, draft: DraftText, ids: NewShotIds, shotId: ShotId, at: number): Board {
  const shot = shotOf(board, shotId)
  if (!shot) return board
  const all = linedStretches(draft, shot)
  const [head, rest] = [withoutLines(all, at, draft.lines.length), withoutLines(all, 0, at - 1)]
  if (head.length === 0 || rest.length === 0) return board
  const place = shotsOf(board, shot.sceneId).findIndex(({ id }) => id === shotId) + 1
  // The same set-up: it is shot on the same day.
  const added = scheduleBeside(addShot(board, ids, shot.sceneId, place, cameraOf(shot)), ids.shotId, shotId)
  return coverWith(coverWith(added, draft, shotId, head), draft, ids.shotId, rest)
}

/**
 * Shots that follow each other become one, as `mergeShots` does, whose line covers the text of all. Words that the
 * script filled are filled anew. Returns the same board where the shots can't be merged.
 */
export function mergeLines(board: Board, draft: DraftText, ids: readonly ShotId[]): Board {
  const shots = filmShots(board).filter(({ id }) => ids.includes(id))
  const merged = mergeShots(
    board,
    shots.map(({ id }) => id),
  )
  const first = shots[0]
  if (merged === board || !first) return board
  const stretches = shots.map((shot) => linedStretches(draft, shot)).reduce(joined)
  const covers =
    stretches.length === 0 ? first.covers : { draftId: draft.draftId, parts: partsOf(stretches, draft.lines) }
  if ((covers?.parts.length ?? 0) > LIMITS.coveredParts) return board
  const words = wordsUnder(board, draft, covers)
  const asWritten = (field: 'action' | 'dialogue'): boolean =>
    shots.every((shot) => shot[field] === wordsUnder(board, draft, shot.covers)[field])
  return patch(merged, 'shot', first.id, {
    covers,
    ...(asWritten('action') && { action: words.action }),
    ...(asWritten('dialogue') && { dialogue: words.dialogue }),
  })
}

/** How it is filmed, without what happens in it. */
const CAMERA_FIELDS = [
  'setup',
  'subject',
  'size',
  'framing',
  'angle',
  'movement',
  'direction',
  'movementNote',
  'lensMm',
  'lensToMm',
  'aperture',
  'camera',
  'support',
  'equipment',
  'frameRate',
  'locationId',
  'avoid',
  'looks',
] as const satisfies readonly (keyof ShotFields)[]

function cameraOf(shot: ShotRow): ShotFields {
  return Object.fromEntries(CAMERA_FIELDS.map((field) => [field, shot[field]]))
}
