import type { Board } from '../document/board.ts'
import { lookIn } from '../document/looks.ts'
import type { LookedCard } from '../document/looks.ts'
import { linkedIds, mentionedCards } from '../document/mentions.ts'
import type { CardKind, PanelRow, SceneRow, ShotRow } from '../document/schema.ts'
import { cardOf, cardsOf } from '../document/select.ts'

/** The cards of a shot by kind, each in the look that holds in it; those that it lists before those that it mentions. */
export interface ShotCards {
  readonly cast: readonly LookedCard[]
  readonly locations: readonly LookedCard[]
  readonly props: readonly LookedCard[]
  /** Of the whole film. */
  readonly styles: readonly LookedCard[]
}

/** `last`: the artist's own words of the request, in place of the panel's. */
export function shotCards(
  board: Board,
  scene: SceneRow,
  shot: ShotRow,
  panel: PanelRow | undefined,
  last?: string,
): ShotCards {
  const linked = linkedIds(shot).flatMap((id) => cardOf(board, id) ?? [])
  const all = [...linked, ...mentionedCards(board, shot, panel, last)].map((card) => lookIn(board, card, scene, shot))
  const ofKind = (kind: CardKind): LookedCard[] => all.filter(({ card }) => card.kind === kind)
  return {
    cast: ofKind('cast'),
    locations: ofKind('location'),
    props: ofKind('prop'),
    styles: cardsOf(board)
      .filter(({ kind }) => kind === 'style')
      .map((card) => lookIn(board, card, scene, shot)),
  }
}

export function allCards({ cast, locations, props, styles }: ShotCards): readonly LookedCard[] {
  return [...cast, ...locations, ...props, ...styles]
}
