import type { PointerEvent } from 'react'
import type { ShotId } from '#shared/document/ids.ts'
import type { SheetShape } from './sheet.ts'
import type { EndDrag, ScriptModel } from './useScriptModel.ts'

export interface PageSheetProps {
  readonly page: number
  /** Px from the top of all pages. */
  readonly top: number
  readonly model: Omit<ScriptModel, 'draft'>
  readonly shape: SheetShape
  readonly scale: number
  /** With shots on it, and lines to be selected; omitted on a page that is only read. */
  readonly lined?: false
}

export interface LinedSheetProps extends Omit<PageSheetProps, 'lined'> {
  readonly lined: true
  /** "3-7": the selected text lines, if any are on this page; a text, so that it is the same as long as it says the same. */
  readonly selected: string | null
  /** The line at hand; -1 if it is on another page. */
  readonly at: number
  readonly shotIds: readonly string[]
  readonly canWrite: boolean
  readonly onShot: (shotId: ShotId, add: boolean) => void
  readonly onGrab: (event: PointerEvent, drag: Pick<EndDrag, 'shotId' | 'end'>) => void
}
