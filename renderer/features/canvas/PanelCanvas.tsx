import type { CSSProperties } from 'react'
import { panelOf } from '#shared/document/select.ts'
import type { Tool } from '#shared/tools/tool.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { useBoard, useSession } from '../../editor/useEditor.ts'
import { BrushRing } from './BrushRing.tsx'
import { TableMenu } from './TableMenu.tsx'
import { Crumb } from './Crumb.tsx'
import { Filmstrip } from './strip/Filmstrip.tsx'
import { TableView } from './helpers/TableView.tsx'
import { FlipBadge } from './helpers/FlipBadge.tsx'
import { FlipInPlace } from './helpers/FlipInPlace.tsx'
import { OnionSkin } from './helpers/OnionSkin.tsx'
import { RulerPlace } from './helpers/RulerPlace.tsx'
import { HandBar } from './HandBar.tsx'
import { LastPicture } from './LastPicture.tsx'
import { Paper } from './Paper.tsx'
import { Refusal } from './Refusal.tsx'
import { TakeFrame } from './TakeFrame.tsx'
import { TableOverlay } from './TableOverlay.tsx'
import { ToolRail } from './ToolRail.tsx'
import { useAltHeld } from './useAltHeld.ts'
import { useGroundFocus } from './useDrawingFocus.ts'
import { usePageSwipe } from './usePageSwipe.ts'
import { useTableKeys } from './useTableKeys.ts'
import { useNewTable, useToolSettings } from './useTable.ts'
import { useMarkClipboard } from './useMarkClipboard.ts'
import { usePicturesIn } from './usePicturesIn.ts'
import { usePlayedMove } from './usePlayedMove.ts'
import { useSelectionOut } from './useSelectionOut.ts'
import { WritingBox } from './WritingBox.tsx'
import { ZoomBox } from './ZoomBox.tsx'
import './canvas.css'

/** The drawing table for the session's panel. */
export function PanelCanvas() {
  const board = useBoard()
  const { panelId } = useSession()
  const { table, area } = useNewTable()
  const { tools } = useToolSettings()
  const alt = useAltHeld()
  useTableKeys(table)
  useGroundFocus(table)
  usePageSwipe(table)
  useMarkClipboard(table)
  useSelectionOut(table)
  usePlayedMove(table)
  const pictures = usePicturesIn()

  const panel = panelId === null ? undefined : panelOf(board, panelId)
  return (
    <div className="table" {...pictures.drop}>
      <TableView>
        {table && panel && <Paper table={table} panel={panel} />}
        <TableMenu table={table}>
          <div
            ref={area}
            className="table-area"
            data-surface="canvas"
            data-alt={alt || undefined}
            style={cursorsOf(toolOf(tools.tool))}
            role="application"
            aria-label="Drawing"
            aria-describedby="table-crumb"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys and pen go straight to a drawing, as to an application
            tabIndex={0}
          />
        </TableMenu>
        {table && panel && (
          <>
            <WritingBox table={table} />
            <LastPicture table={table} panel={panel} />
            <OnionSkin table={table} panel={panel} />
            <TableOverlay table={table} panel={panel} />
            <BrushRing table={table} />
            <FlipInPlace table={table} />
          </>
        )}
      </TableView>
      {table && panel && <TakeFrame table={table} panel={panel} />}
      {table && panel && <Refusal table={table} panel={panel} />}
      <FlipBadge />
      {table && panel && <HandBar table={table} panel={panel} />}
      {table && <RulerPlace table={table} />}
      {panel && <Crumb panel={panel} />}
      <ToolRail table={panel ? table : null} onPictures={pictures.bring} />
      {panel && <Filmstrip table={table} panel={panel} />}
      {table && <ZoomBox table={table} panel={panel} />}
    </div>
  )
}

/** For canvas.css. */
function cursorsOf({ cursor }: Tool): CSSProperties {
  return { '--cursor': cursor?.rest, '--cursor-pressed': cursor?.pressed, '--cursor-alt': cursor?.alt } as CSSProperties
}
