import type { LookId } from '#shared/document/ids.ts'
import type { Rect } from '#shared/geometry/rect.ts'

/** A place in the window where a change can be seen. */
export type Spot =
  /**
   * A drawing; several panels for ink that they share. `area`: the part of it that changes, panel px; null: anywhere.
   * `guide`: its perspective, which only the table shows, and only while it is switched on.
   */
  | {
      readonly kind: 'drawing'
      readonly panelIds: readonly string[]
      readonly area: Rect | null
      readonly guide?: true
    }
  /** A panel's layers, as a list. */
  | { readonly kind: 'layers'; readonly panelId: string }
  | { readonly kind: 'takes'; readonly panelId: string }
  /** What is written about a panel. */
  | { readonly kind: 'panel'; readonly panelId: string }
  | { readonly kind: 'shot'; readonly shotId: string; readonly field: string }
  /** Where a panel stands among the others; `whole`: its shot stands there. */
  | { readonly kind: 'frame'; readonly shotId: string; readonly panelId: string | null; readonly whole: boolean }
  /**
   * `panelId`: where the film's panels show it as well, for a scene that comes or goes. `field`: what its heading does
   * not say, and only its fields show.
   */
  | { readonly kind: 'scene'; readonly sceneId: string; readonly panelId?: string; readonly field?: string }
  /** null: the list of cards. `part`: what is seen only while it is unfolded; the id of a look, unfolded as well. */
  | { readonly kind: 'card'; readonly cardId: string | null; readonly part?: CardPart }
  /** A day of shooting as a heading; null: where days are added. */
  | { readonly kind: 'day'; readonly dayId: string | null }
  /** A column of the film's own; null: among the columns. */
  | { readonly kind: 'column'; readonly columnId: string | null }

export type CardPart = 'words' | 'pictures' | 'looks' | LookId

/**
 * Keys under which elements of the window show a spot (`data-spots`): any of them will do. None for what is shown on a
 * canvas alone.
 */
export function keysOfSpot(spot: Spot): readonly string[] {
  switch (spot.kind) {
    case 'drawing':
      return []
    case 'layers':
    case 'takes':
    case 'panel':
      return [`${spot.kind}:${spot.panelId}`]
    case 'shot':
      return [`shot:${spot.shotId}/${spot.field}`]
    case 'frame':
      return [
        ...(spot.panelId === null ? [] : [`frame:${spot.panelId}`]),
        ...(spot.whole ? [`frame:${spot.shotId}`] : []),
      ]
    case 'scene':
      if (spot.field !== undefined) return [`scene:${spot.sceneId}/${spot.field}`]
      return [`scene:${spot.sceneId}`, ...(spot.panelId === undefined ? [] : [`frame:${spot.panelId}`])]
    case 'card':
      if (spot.part !== undefined) return [`card:${spot.cardId}/${spot.part}`]
      return [spot.cardId === null ? 'cards' : `card:${spot.cardId}`]
    case 'day':
      return [spot.dayId === null ? 'days' : `day:${spot.dayId}`]
    case 'column':
      return [spot.columnId === null ? 'columns' : `column:${spot.columnId}`]
  }
}
