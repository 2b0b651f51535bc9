import type { Board } from '#shared/document/board.ts'
import { filmShots, numbersOf, panelsOf, sceneOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import { allShownShots } from '#shared/document/whatCounts.ts'
import { numberKey } from '#shared/film/numbering.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { BoardView } from '../boardView.ts'
import { NO_FILTER, shotsPassing } from './filter.ts'

/** A place in the film that matches what was typed. */
export interface Found {
  readonly kind: 'shot' | 'scene'
  readonly id: string
  /** The panel asked for by "12A.2"; null for the shot itself. */
  readonly panelId: string | null
  /** "Shot 12A", "Shot 12A · 2", "Scene 6, omitted". */
  readonly label: string
}

/** "12A.2", "12A/2", "12A · 2", "12A 2": a panel of a shot. */
const PANEL = /^(.+?)\s*[ ./:·#]\s*(\d*)$/

/**
 * What has this number, best first: exact matches, then numbers that start with it; shots before scenes; in film order.
 */
export function findNumber(board: Board, typed: string): readonly Found[] {
  const { kind, text } = wantedKind(typed)
  if (text === '') return []
  const shots = kind === 'scene' ? [] : shotsNumbered(board, text)
  // If a shot's number matches exactly, its scene would only lead to the same shot.
  const scenes = kind === 'shot' ? [] : scenesNumbered(board, text, kind === 'scene', shots[0]?.rank === 0)
  const found = [...shots, ...scenes]
  if (found.length > 0) return found.toSorted((a, b) => a.rank - b.rank).map(({ found: each }) => each)
  const [, number, part] = PANEL.exec(text) ?? []
  return kind === 'scene' || number === undefined ? [] : panelsNumbered(board, number, part ?? '')
}

/** By number, else by words: shots whose text contains all of them. */
export function findOnBoard(board: Board, typed: string): readonly Found[] {
  const numbered = findNumber(board, typed)
  if (numbered.length > 0 || typed.trim() === '') return numbered
  const passing = shotsPassing(board, { ...NO_FILTER, text: typed })
  return allShownShots(board)
    .filter((shot) => passing?.has(shot.id))
    .map((shot) => shotFound(board, shot.id))
}

export function goToFound(editor: Editor, view: BoardView, found: Found): void {
  if (found.kind === 'scene') editor.session.selectScene(editor.board(), found.id)
  else editor.session.selectShots(editor.board(), [found.id], found.panelId)
  view.flyToHand()
}

function wantedKind(typed: string): { kind: 'shot' | 'scene' | null; text: string } {
  const plain = numberKey(typed)
  const [, word, rest] = /^(SCENE|SC|SHOT) (.*)$/.exec(plain) ?? []
  if (word === undefined) return { kind: null, text: plain }
  return { kind: word === 'SHOT' ? 'shot' : 'scene', text: rest! }
}

interface Ranked {
  readonly rank: number
  readonly found: Found
}

/** 0 for an exact match, 2 for a number that starts with it; null for no match. */
function rankOf(number: string, text: string): number | null {
  const plain = numberKey(number)
  if (plain === text) return 0
  return plain.startsWith(text) ? 2 : null
}

function shotsNumbered(board: Board, text: string): readonly Ranked[] {
  const numbers = numbersOf(board).shots
  const found = filmShots(board).flatMap((shot) => {
    const rank = rankOf(numbers.get(shot.id) ?? '', text)
    return rank === null || sceneOf(board, shot.sceneId)?.omitted ? [] : [{ rank, found: shotFound(board, shot.id) }]
  })
  return found.toSorted((a, b) => a.rank - b.rank)
}

/** Scenes without a shot to go to; all scenes if a scene is asked for. */
function scenesNumbered(board: Board, text: string, all: boolean, bareOnly: boolean): readonly Ranked[] {
  const numbers = numbersOf(board).scenes
  return scenesOf(board).flatMap((scene) => {
    const number = numbers.get(scene.id) ?? ''
    const rank = rankOf(number, text)
    const bare = scene.omitted || shotsOf(board, scene.id).length === 0
    if (rank === null || (!all && !bare && (bareOnly || rank > 0))) return []
    const about = scene.omitted ? ', omitted' : bare ? ', no shots yet' : ''
    // A shot that matches exactly comes before its scene.
    const found: Found = { kind: 'scene', id: scene.id, panelId: null, label: `Scene ${number}${about}` }
    return [{ rank: rank + 1, found }]
  })
}

function panelsNumbered(board: Board, number: string, part: string): readonly Found[] {
  const numbers = numbersOf(board).shots
  const shot = filmShots(board).find((each) => numberKey(numbers.get(each.id) ?? '') === number)
  if (!shot || sceneOf(board, shot.sceneId)?.omitted) return []
  if (part === '') return [shotFound(board, shot.id)]
  const panel = panelsOf(board, shot.id)[Number(part) - 1]
  if (!panel) return []
  const found = shotFound(board, shot.id)
  return [{ ...found, panelId: panel.id, label: `${found.label} · ${Number(part)}` }]
}

function shotFound(board: Board, id: string): Found {
  return { kind: 'shot', id, panelId: null, label: `Shot ${numbersOf(board).shots.get(id) ?? ''}` }
}
