import { panelOf } from '#shared/document/select.ts'
import { useBoard, useSession } from '../../editor/useEditor.ts'
import { BrushRing } from './BrushRing.tsx'
import { DeskMenu } from './DeskMenu.tsx'
import { Crumb } from './Crumb.tsx'
import { Filmstrip } from './Filmstrip.tsx'
import { DeskView } from './helpers/DeskView.tsx'
import { FlipInPlace } from './helpers/FlipInPlace.tsx'
import { GuideOverlay } from './helpers/GuideOverlay.tsx'
import { OnionSkin } from './helpers/OnionSkin.tsx'
import { PerspectivePoints } from './helpers/PerspectivePoints.tsx'
import { PictureBox } from './helpers/PictureBox.tsx'
import { RulerPlace, Rulers } from './helpers/Rulers.tsx'
import { GestureOverlay } from './GestureOverlay.tsx'
import { HandBar } from './HandBar.tsx'
import { Paper } from './Paper.tsx'
import { Refusal } from './Refusal.tsx'
import { ToolRail } from './ToolRail.tsx'
import { useAltHeld } from './useAltHeld.ts'
import { useGroundFocus } from './useGroundFocus.ts'
import { useDeskKeys } from './useDeskKeys.ts'
import { useNewDesk, useToolSettings } from './useDesk.ts'
import { useMarkClipboard } from './useMarkClipboard.ts'
import { usePicturesIn } from './usePicturesIn.ts'
import { useSelectionOut } from './useSelectionOut.ts'
import { Veil } from './Veil.tsx'
import { WritingBox } from './WritingBox.tsx'
import { ZoomBox } from './ZoomBox.tsx'
import './canvas.css'

/** The drawing table for the session's panel. */
export function PanelCanvas() {
  const board = useBoard()
  const { panelId } = useSession()
  const { desk, ground } = useNewDesk()
  const { tools } = useToolSettings()
  const alt = useAltHeld()
  useDeskKeys(desk)
  useGroundFocus(desk)
  useMarkClipboard(desk)
  useSelectionOut(desk)
  const pictures = usePicturesIn()

  const panel = panelId === null ? undefined : panelOf(board, panelId)
  return (
    <div className="desk" {...pictures.drop}>
      <DeskView>
        {desk && panel && <Paper desk={desk} panel={panel} />}
        <DeskMenu desk={desk}>
          <div
            ref={ground}
            className="desk-ground"
            data-surface="canvas"
            data-tool={tools.tool}
            data-alt={alt || undefined}
            role="application"
            aria-label="Drawing"
            aria-describedby="desk-crumb"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys and pen go straight to a drawing, as to an application
            tabIndex={0}
          />
        </DeskMenu>
        {desk && panel && (
          <>
            <Veil desk={desk} />
            <BrushRing desk={desk} />
            <GestureOverlay desk={desk} />
            <WritingBox desk={desk} panel={panel} />
            <OnionSkin desk={desk} panel={panel} />
            <GuideOverlay desk={desk} panel={panel} />
            <Rulers desk={desk} />
            <PerspectivePoints desk={desk} panel={panel} />
            <PictureBox desk={desk} panel={panel} />
            <FlipInPlace desk={desk} />
          </>
        )}
      </DeskView>
      {desk && panel && <Refusal desk={desk} panel={panel} />}
      {desk && panel && <HandBar desk={desk} panel={panel} />}
      {desk && <RulerPlace desk={desk} />}
      {panel && <Crumb panel={panel} />}
      <ToolRail onPictures={pictures.bring} />
      {panel && <Filmstrip panel={panel} />}
      {desk && <ZoomBox desk={desk} panel={panel} />}
    </div>
  )
}
