import type { PanelRow, SceneRow, ShotRow } from '../document/schema.ts'
import type { PanelPicture } from './reference.ts'
import type { Frame } from './storyboardGrid.ts'
import type { Slug } from './storyboardSlug.ts'
import type { WordLine } from './storyboardWords.ts'

/** One cell of the grid: a panel, the rest of a shot's text, or a scene without panels. */
export interface Cell {
  readonly scene: SceneRow
  /** Scenes that begin here: its own, and omitted ones before it. */
  readonly opens: readonly SceneRow[]
  readonly shot: ShotRow | null
  readonly panel: PanelRow | null
  readonly pictures: readonly PanelPicture[]
  /** Where its pictures stand, in points from the cell's corner; none for a cell of words. */
  readonly frames: readonly Frame[]
  readonly slug: Slug | null
  /** Text in one column or, in a cell without a picture, in as many as fit. */
  readonly flows: readonly (readonly WordLine[])[]
  /** Seconds it adds to its page. */
  readonly seconds: number
}
