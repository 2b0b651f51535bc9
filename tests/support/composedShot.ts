import { filmOf, patch, put } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { CardId, MediaId, PanelId } from '#shared/document/ids.ts'
import { LATER_CARD_BLANKS } from '#shared/document/cardSchema.ts'
import { newProject } from '#shared/document/newProject.ts'
import type { CardKind, CardRow, ProjectRow, SceneRow, ShotRow } from '#shared/document/schema.ts'
import { filmPanels, filmShots, scenesOf } from '#shared/document/select.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import type { ComposeOptions } from '#shared/generation/compose.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { wordsOf } from '#shared/generation/words.ts'

const newId = makeNewId(Math.random)
export const SKETCH = `media_${'5'.repeat(64)}` as MediaId

/** What a test says of the one shot of its film; the rest is blank. */
export interface Told {
  readonly shot?: Partial<ShotRow>
  readonly scene?: Partial<SceneRow>
  readonly film?: Partial<ProjectRow>
  readonly cards?: readonly Partial<CardRow>[]
}

/** A film of one shot, with its cards linked to the shot by their kind. */
export function filmOfOneShot(told: Told): { board: Board; panelId: PanelId } {
  const made = newProject({ title: 'Salt', ratio: 1.78, createdAt: '2026-03-04T10:00:00.000Z' }, newId)
  const cards = (told.cards ?? []).map((card, at) => blankCard(at, card))
  const idsFor = (kind: CardKind): CardId[] => cards.filter((card) => card.kind === kind).map((card) => card.id)
  const withCards = cards.reduce((board, card) => put(board, 'card', card), made)
  const linked = { castIds: idsFor('cast'), locationId: idsFor('location')[0] ?? null, propIds: idsFor('prop') }
  const withShot = patch(withCards, 'shot', filmShots(made)[0]!.id, { ...linked, ...told.shot })
  const withScene = patch(withShot, 'scene', scenesOf(made)[0]!.id, told.scene ?? {})
  const board = patch(withScene, 'project', filmOf(made).id, { provider: 'gemini', ...told.film })
  return { board, panelId: filmPanels(board)[0]!.id }
}

function blankCard(at: number, card: Partial<CardRow>): CardRow {
  const id = newId('card')
  return {
    id,
    order: `a${at}`,
    kind: 'cast',
    name: '',
    description: '',
    mediaIds: [],
    version: 1,
    ...LATER_CARD_BLANKS,
    ...card,
  }
}

export function pictures(count: number, digit = 'a'): MediaId[] {
  return Array.from({ length: count }, (_none, at) => `media_${digit}${String(at).padStart(63, '0')}` as MediaId)
}

export function request(told: Told, options: Partial<ComposeOptions> = {}): GenerationRequest {
  const { board, panelId } = filmOfOneShot(told)
  return composeRequest(board, panelId, { sketch: null, ...options })
}

export function words(told: Told, options: Partial<ComposeOptions> = {}): string {
  return wordsOf(request(told, options))
}

export const mara = { name: 'Mara' }
export const idris = { name: 'Idris' }
