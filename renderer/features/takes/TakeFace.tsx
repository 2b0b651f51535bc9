import { filmOf } from '#shared/document/board.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { isHosted, stampWithin, takeStamp } from '#shared/generation/providers/providerOf.ts'
import { mediaOf } from '#shared/document/select.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Picture } from '../../ui/Picture.tsx'

interface TakeFaceProps {
  readonly take: TakeRow
  /** Shown in place of the take, for comparison. */
  readonly instead?: string | null
}

/** A take in the film's frame, with the dashed edge and the label that says a machine made it. */
export function TakeFace({ take, instead = null }: TakeFaceProps) {
  const board = useBoard()
  const pictureOf = usePictures()
  const { provider } = take.recipe.request
  const media = mediaOf(board, take.mediaId)
  const picture = pictureOf(take.mediaId)
  const { crop } = take.recipe
  const view =
    crop && media
      ? `xywh(${part(crop.x, media.width)} ${part(crop.y, media.height)} ${part(crop.width, media.width)} ${part(crop.height, media.height)})`
      : 'none'
  return (
    <div className={`take ${take.struck ? 'struck' : ''}`}>
      <div className="take-frame" style={{ aspectRatio: filmOf(board).ratio }}>
        {instead === null ? (
          <Picture
            {...picture}
            alt={`Take ${take.number}, ${stampWithin(provider)}`}
            loading="lazy"
            style={{ objectViewBox: view }}
          />
        ) : (
          <img src={instead} alt="The drawing" />
        )}
      </div>
      <div className="take-line">
        <b>T{take.number}</b>
        {take.kept && <span className="take-kept">Kept</span>}
        {take.struck && <span>Struck</span>}
        {picture.lost && <span className="take-missing">Missing</span>}
        <em className={isHosted(provider) ? '' : 'built-in'}>{takeStamp(take)}</em>
      </div>
    </div>
  )
}

function part(length: number, whole: number): string {
  return `${((length / whole) * 100).toFixed(3)}%`
}
