import type { Board } from '#shared/document/board.ts'
import { layersOf, panelOf, shotOf } from '#shared/document/select.ts'
import type { PanelRow, ShotRow } from '#shared/document/schema.ts'
import { MARGIN } from '../layout/spacing.ts'
import type { Cell } from '../layout/layout.ts'
import type { BoardColors } from './boardColors.ts'
import type { BoardScene } from './boardScene.ts'
import type { CardScale } from './cardScale.ts'

/** Everything that a card is drawn from. Two cards with equal parts look the same. */
export interface Card {
  readonly cell: Cell
  readonly shot: ShotRow | undefined
  readonly panel: PanelRow | undefined
  /** A machine's picture is visible on it. */
  readonly take: boolean
  readonly picture: ImageBitmap | undefined
  /** Its opacity, 0–1. */
  readonly clarity: number
  readonly scale: CardScale
  readonly colors: BoardColors
}

export const FILTERED_OUT = 0.16
const CARRIED = 0.35

export function cardOf(scene: BoardScene, cell: Cell, scale: CardScale): Card {
  const { board, colors } = scene
  const { panelId } = cell
  return {
    cell,
    shot: shotOf(board, cell.shotId),
    panel: panelId === null ? undefined : panelOf(board, panelId),
    take: panelId !== null && scale.width > 60 && showsTake(board, panelId),
    picture: panelId === null ? undefined : scene.pictureOf(panelId, scale.mip),
    clarity: clarityOf(scene, cell.shotId),
    scale,
    colors,
  }
}

export function sameCard(one: Card, other: Card): boolean {
  return (Object.keys(one) as (keyof Card)[]).every((key) => one[key] === other[key])
}

export function clarityOf({ moving, passing }: BoardScene, shotId: string): number {
  if (passing !== null && !passing.has(shotId)) return FILTERED_OUT
  return moving.has(shotId) ? CARRIED : 1
}

/** A machine's work is always marked, even if it only shows through the drawing. */
function showsTake(board: Board, panelId: string): boolean {
  return layersOf(board, panelId).some((layer) => layer.kind === 'take' && layer.visible)
}

/** A shot's panels are tied together: this frame is joined to the one before it. */
export function joined(cell: Cell): boolean {
  return cell.part > 1 && cell.x > MARGIN
}
