import { previewPath, panelPicturePath, WINDOW_PX } from '#shared/contract/assets.ts'
import { filmOf } from '#shared/document/board.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { mediaOf } from '#shared/document/select.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { modelFacts } from '#shared/generation/models.ts'
import { isHosted, stampWithin, takeStamp } from '#shared/generation/providers/providerOf.ts'
import { outOfFrameWords } from '#shared/generation/outOfFrame.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { useBoard, useEditor, usePanelVersion } from '../../../editor/useEditor.ts'
import { usePictures } from '../../../editor/usePictures.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { frameIn, pictureIn } from './lookView.ts'
import type { LookRoom, LookView } from './lookView.ts'
import { useLookHands } from './useLookHands.ts'
import type { LookHands } from './useLookHands.ts'

/** What is shown at the take's place. */
export type Shown = 'take' | 'both' | 'drawing'

const DRAWING_PX = 2048

interface LookPaneProps {
  readonly take: TakeRow
  readonly view: LookView
  readonly room: LookRoom
  readonly shown: Shown
  /** One of two, and the one that keys mean. */
  readonly active: boolean
  readonly hands: LookHands
}

/** One take, as large as it is looked at, under a line that says what it is. */
export function LookPane({ take, view, room, shown, active, hands }: LookPaneProps) {
  const pane = useLookHands(hands)
  const frame = frameIn(view, room)
  return (
    <figure className="look-pane" data-active={active || undefined}>
      <LookLine take={take} shown={shown} />
      <div ref={pane} className="look-view">
        {shown !== 'drawing' && <TakePicture take={take} place={pictureIn(view, room)} frame={frame} />}
        {shown !== 'take' && <DrawingPicture take={take} shown={shown} frame={frame} />}
      </div>
    </figure>
  )
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
      ? previewPath(opened.project, panelId, DRAWING_PX, version, 'drawing')
      : `${panelPicturePath(opened.project, panelId, DRAWING_PX, 'ink', { anyway: true })}&v=${version}`
  return <img className="look-drawing" src={src} alt="The drawing" style={boxed(props.frame)} draggable={false} />
}

/** "T3 · AI reference · Struck", and the recipe in a few words: over every picture, outside what can be moved. */
function LookLine({ take, shown }: { readonly take: TakeRow; readonly shown: Shown }) {
  const board = useBoard()
  const media = mediaOf(board, take.mediaId)
  const { words, request } = take.recipe
  const brief = [modelFacts(request)?.name ?? request.model, request.imageSize, ...directed(request)]
  const out = media && outOfFrameWords(media, filmOf(board).ratio, request.aspectRatio)
  if (shown === 'drawing')
    return (
      <figcaption className="look-line">
        <b>Drawing</b>
      </figcaption>
    )
  return (
    <figcaption className="look-line">
      <b>T{take.number}</b>
      <em className={isHosted(request.provider) ? '' : 'built-in'}>{takeStamp(take)}</em>
      {shown === 'both' && <span>under the drawing</span>}
      {take.kept && <span className="look-state">Kept</span>}
      {take.struck && <span className="look-state">Struck</span>}
      {out && <span className="look-out">{out}</span>}
      <small title={words}>{brief.filter(Boolean).join(' · ')}</small>
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
