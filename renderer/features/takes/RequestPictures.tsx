import { memo, useRef } from 'react'
import type { GenerationRequest, RequestPicture } from '#shared/document/recipe.ts'
import { leavePictureOut } from '#shared/document/commands/requests.ts'
import { pictureKey } from '#shared/generation/draftedRequest.ts'
import { takesPictures } from '#shared/generation/models.ts'
import { movedTo } from '#shared/generation/pictureOrder.ts'
import { pictureLines } from '#shared/generation/words.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { BesideChoices } from './BesideChoices.tsx'
import { PictureSent } from './PictureSent.tsx'
import { SketchChoices } from './SketchChoices.tsx'
import { usePictureDrag } from './usePictureDrag.ts'
import type { DraftInHand } from './useRequestDraft.ts'

interface RequestPicturesProps {
  readonly panelId: string
  readonly composed: GenerationRequest
  readonly request: GenerationRequest
  /** The sketch is being rendered. */
  readonly pending: boolean
  readonly inHand: DraftInHand
}

/** The sketch and the reference pictures, with the line that introduces each in the request. */
export const RequestPictures = memo(function RequestPictures({
  panelId,
  composed,
  request,
  pending,
  inHand,
}: RequestPicturesProps) {
  const pictureOf = usePictures()
  // As it will be sent, unless the picture that it was made of is missing: nothing goes out without that.
  const shown = ({ mediaId, wire }: RequestPicture) => {
    const own = pictureOf(mediaId)
    return own.lost || wire === undefined ? own : pictureOf(wire)
  }
  const sent = new Set(request.pictures.map(pictureKey))
  const out = composed.pictures.filter((picture) => !sent.has(pictureKey(picture)))
  const leave = (picture: RequestPicture, left: boolean): void => {
    const { beside } = inHand.draft.requestPictures
    // What went along by choice is no longer chosen.
    if (beside.some((role) => role === picture.role)) {
      const others = beside.filter((role) => role !== picture.role)
      return inHand.change(`Leave ${picture.label} Out of Request of`, { requestPictures: { beside: others } })
    }
    inHand.run(`${left ? 'Leave' : 'Put'} ${picture.label} ${left ? 'Out of' : 'Back in'} Request of`, (board, id) =>
      leavePictureOut(board, id, pictureKey(picture), left),
    )
  }
  const row = useRef<HTMLDivElement>(null)
  const put = (from: number, to: number): void => {
    const picture = request.pictures[from]
    const order = picture && movedTo(request.pictures, picture, to)
    if (order) inHand.change(`Move ${picture.label} in Request of`, { requestPictures: { order } })
  }
  const drag = usePictureDrag(row, put)
  const choices = <BesideChoices panelId={panelId} inHand={inHand} />
  if (!takesPictures(request)) return null
  if (composed.pictures.length === 0)
    return (
      <div>
        <p className="request-note">{pending ? 'Reading the drawing…' : 'No pictures: nothing is drawn yet.'}</p>
        {choices}
      </div>
    )
  return (
    <div>
      <div ref={row} className="request-pictures" aria-busy={pending}>
        {request.pictures.map((picture, place) => (
          <div key={`${picture.role} ${picture.mediaId}`} className={picture.role === 'sketch' ? 'sketch' : ''}>
            <PictureSent
              picture={picture}
              shown={shown(picture)}
              place={place}
              count={request.pictures.length}
              canWrite={inHand.canWrite}
              drag={drag}
              onPlace={(to) => put(place, to)}
              onLeave={() => leave(picture, true)}
            />
            {picture.role === 'sketch' && <SketchChoices inHand={inHand} />}
          </div>
        ))}
      </div>
      <p className="request-lines">
        {pictureLines(request.pictures).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      {out.length > 0 && (
        <p className="request-out">
          Left out:{' '}
          {out.map((picture) => (
            <button
              key={picture.mediaId}
              type="button"
              aria-label={`Put back ${picture.label}`}
              onClick={() => leave(picture, false)}
            >
              {picture.label}
            </button>
          ))}
        </p>
      )}
      {choices}
    </div>
  )
})
