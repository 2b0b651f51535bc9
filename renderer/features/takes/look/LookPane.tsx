import { previewPath, panelPicturePath, WINDOW_PX } from '#shared/contract/assets.ts'
import { filmOf } from '#shared/document/board.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { mediaOf } from '#shared/document/select.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { modelFacts } from '#shared/generation/models.ts'
import { isHosted, stampWithin, takeStamp } from '#shared/generation/providers/providerOf.ts'
import { shapeWords } from '../shapeWords.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { useBoard, useEditor, usePanelVersion } from '../../../editor/useEditor.ts'
import { usePictures } from '../../../editor/usePictures.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { slateOf } from '../takeChoice.ts'
import { frameIn, lookPicture, pictureIn } from './lookView.ts'
import type { LookRoom, LookView } from './lookView.ts'
import { useLookHands } from './useLookHands.ts'
import type { LookHands } from './useLookHands.ts'
import { WipeSeam } from './WipeSeam.tsx'

/** What is shown at the take's place; `wipe` and `blink`: it and what it is held against, by turns in space or in time. */
export type Shown = 'take' | 'both' | 'drawing' | 'wipe' | 'blink'

const DRAWING_PX = 2048

interface LookPaneProps {
  readonly take: TakeRow
  /** Named with its shot: takes of several are gone through. */
  readonly slated: boolean
  readonly view: LookView
  readonly room: LookRoom
  readonly shown: Shown
  /** What it is wiped or blinked against; null for its drawing. */
  readonly against: TakeRow | null
  /** The part of the frame's width, from the left, in which a wipe shows the take itself. */
  readonly wipe: number
  readonly onWipe: (part: number) => void
  /** A blink shows what it is held against. */
  readonly turned: boolean
  /** One of two, and the one that keys mean. */
  readonly active: boolean
  readonly hands: LookHands
}

/** One take, as large as it is looked at, under a line that says what it is. */
export function LookPane(props: LookPaneProps) {
  const { take, slated, view, room, shown, against, active, hands } = props
  const pane = useLookHands(hands)
  const frame = frameIn(view, room)
  const compared = shown === 'wipe' || (shown === 'blink' && props.turned)
  const seam = shown === 'wipe' ? frame.x + frame.width * props.wipe : 0
  return (
    <figure className="look-pane" data-active={active || undefined}>
      {shown === 'blink' && props.turned ? (
        <LookLine take={against ?? take} slated={slated} shown={against ? 'take' : 'drawing'} />
      ) : (
        <LookLine take={take} slated={slated} shown={shown} against={against} />
      )}
      <div className="look-stage">
        <div ref={pane} className="look-view">
          {shown !== 'drawing' && <TakePicture take={take} place={pictureIn(view, room)} frame={frame} />}
          {(shown === 'both' || shown === 'drawing') && <DrawingPicture take={take} shown={shown} frame={frame} />}
          {compared && (
            <div className="look-against" style={{ clipPath: `inset(0 0 0 ${Math.round(seam)}px)` }}>
              {against ? (
                <OtherTake take={against} room={room} view={view} />
              ) : (
                <DrawingPicture take={take} shown="drawing" frame={frame} />
              )}
            </div>
          )}
        </div>
        {shown === 'wipe' && <WipeSeam at={props.wipe} frame={frame} onMove={props.onWipe} />}
      </div>
    </figure>
  )
}

/** Another take in the same view: the same part of the film's frame, whatever its own size. */
function OtherTake({ take, view, room }: { readonly take: TakeRow; readonly view: LookView; readonly room: LookRoom }) {
  const board = useBoard()
  const media = mediaOf(board, take.mediaId)
  const picture = lookPicture(media?.width ?? room.ratio, media?.height ?? 1, room.ratio)
  const frame = frameIn(view, room)
  return <TakePicture take={take} place={pictureIn(view, { ...room, picture })} frame={frame} />
}

function TakePicture({ take, place, frame }: { readonly take: TakeRow; readonly place: Rect; readonly frame: Rect }) {
  const picture = usePictures()(take.mediaId, WINDOW_PX)
  return (
    <div className={`look-take ${take.struck ? 'struck' : ''}`} style={boxed(place)}>
      <Picture
        {...picture}
        alt={`Take ${take.number}, ${stampWithin(take.recipe.request.provider)}`}
        draggable={false}
      />
      <i style={boxed({ ...frame, x: frame.x - place.x, y: frame.y - place.y })} />
    </div>
  )
}

function DrawingPicture(props: { readonly take: TakeRow; readonly shown: 'both' | 'drawing'; readonly frame: Rect }) {
  const { opened } = useEditor()
  const { panelId } = props.take
  const version = usePanelVersion(panelId)
  const src =
    props.shown === 'drawing'
      ? previewPath(opened.project, panelId, DRAWING_PX, version, 'table')
      : `${panelPicturePath(opened.project, panelId, DRAWING_PX, 'ink', { anyway: true })}&v=${version}`
  return <img className="look-drawing" src={src} alt="The drawing" style={boxed(props.frame)} draggable={false} />
}

interface LookLineProps extends Pick<LookPaneProps, 'take' | 'slated' | 'shown'> {
  readonly against?: TakeRow | null
}

/** "T3 · AI reference · Struck", and the recipe in a few words: over every picture, outside what can be moved. */
function LookLine({ take, slated, shown, against }: LookLineProps) {
  const board = useBoard()
  const nameOf = (each: TakeRow): string => `${slated ? `${slateOf(board, each)} ` : ''}T${each.number}`
  const media = mediaOf(board, take.mediaId)
  const { words, request } = take.recipe
  const stamp = takeStamp(take)
  const model = modelFacts(request)?.name ?? request.model
  // A stand-in's model goes by the name that its stamp has said.
  const brief = [model === stamp ? '' : model, request.imageSize, ...directed(request)]
  const out = media && shapeWords(media, filmOf(board).ratio, request)
  if (shown === 'drawing')
    return (
      <figcaption className="look-line">
        <b>Drawing</b>
      </figcaption>
    )
  return (
    <figcaption className="look-line">
      <b>{nameOf(take)}</b>
      <em className={isHosted(request.provider) ? '' : 'built-in'}>{stamp}</em>
      {shown === 'both' && <span>under the drawing</span>}
      {shown === 'wipe' && <span>{against ? `left, ${nameOf(against)} right` : 'left, the drawing right'}</span>}
      {take.starred && <span className="look-state">Starred</span>}
      {take.kept && <span className="look-state">Kept</span>}
      {take.struck && <span className="look-state">Struck</span>}
      {out && <span className="look-out">{out}</span>}
      <Tooltip label={words}>
        <small>{brief.filter(Boolean).join(' · ')}</small>
      </Tooltip>
    </figcaption>
  )
}

/** What was asked for in the artist's words, without what is said of every sketch. */
function directed({ pieces }: GenerationRequest): readonly string[] {
  return pieces.filter(({ from }) => from !== 'sketch' && from !== 'project.ratio').map(({ text }) => text)
}

/** On whole px of the screen, so that at 100 % each of the original's is one of them. */
function boxed({ x, y, width, height }: Rect): { transform: string; width: number; height: number } {
  const [left, top] = [x, y].map((at) => Math.round(at * devicePixelRatio) / devicePixelRatio)
  return { transform: `translate(${left}px, ${top}px)`, width, height }
}
