import { Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { shapeLetters, shapeWords } from './shapeWords.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { isHosted, stampWithin, takeStamp } from '#shared/generation/providers/providerOf.ts'
import { mediaOf } from '#shared/document/select.ts'
import { useFilm, useOfBoard } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Picture } from '../../ui/Picture.tsx'
import { threadName } from './change/changeWords.ts'

interface TakeFaceProps {
  readonly take: TakeRow
  /** Shown in place of the take, for comparison. */
  readonly instead?: string | null
  /** The shot's number, where takes of several are shown. */
  readonly slate?: string
  /** The most px it needs where it is small (`shownPath`). */
  readonly px?: number
  /** Says in a sentence how much of it the film's frame leaves out, or that it came far too small; where it is small, in a few letters over it. */
  readonly full?: boolean
  /** Over the picture. */
  readonly children?: ReactNode
}

/** A take in the film's frame, with the dashed edge and the label that says a machine made it. */
export function TakeFace({ take, instead = null, slate, px, full = false, children }: TakeFaceProps) {
  const { ratio } = useFilm()
  const media = useOfBoard((board) => mediaOf(board, take.mediaId))
  const pictureOf = usePictures()
  const { request } = take.recipe
  const { provider } = request
  const picture = pictureOf(take.mediaId, px)
  const out = media ? (full ? shapeWords : shapeLetters)(media, ratio, request) : ''
  return (
    <div className={`take ${take.struck ? 'struck' : ''}`}>
      <div className="take-frame" style={{ aspectRatio: ratio }}>
        {instead === null ? (
          // As under the drawing: its centre in the frame that the film has now, whatever it had then.
          <Picture {...picture} alt={`Take ${take.number}, ${stampWithin(provider)}`} loading="lazy" />
        ) : (
          <img src={instead} alt="The drawing" />
        )}
        {children}
        {out && !full && <p className="take-cropped">{out}</p>}
      </div>
      <div className="take-line">
        <b>
          {slate === undefined ? '' : `${slate} `}
          {threadName(take)}
        </b>
        {take.starred && <Star className="take-star" role="img" aria-label="Starred" fill="currentColor" />}
        {take.kept && <span className="take-kept">Kept</span>}
        {take.struck && <span>Struck</span>}
        {picture.lost && <span className="take-missing">Missing</span>}
        <em className={isHosted(provider) ? '' : 'built-in'}>{takeStamp(take)}</em>
      </div>
      {out && full && <p className="take-out">{out}</p>}
    </div>
  )
}
