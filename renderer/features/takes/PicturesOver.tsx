import { memo, useMemo } from 'react'
import type { GenerationRequest, RequestPicture } from '#shared/document/recipe.ts'
import { CARD_KINDS } from '#shared/document/schema.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { filmOf } from '#shared/document/board.ts'
import { editRequest } from '#shared/document/commands/requests.ts'
import type { CardPictures } from '#shared/generation/cardPictures.ts'
import { picturesLeftOver } from '#shared/generation/compose.ts'
import { composingOptions, draftOf, pictureKey } from '#shared/generation/draftedRequest.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Picture } from '../../ui/Picture.tsx'
import type { DraftInHand } from './useRequestDraft.ts'

interface PicturesOverProps {
  readonly panel: PanelRow
  readonly request: GenerationRequest
  readonly inHand: DraftInHand
}

/** Pictures of the cards for which the model has no room, why, and a way to send one of them before the others. */
export const PicturesOver = memo(function PicturesOver({ panel, request, inHand }: PicturesOverProps) {
  const board = useBoard()
  const sketch = request.pictures.find(({ role }) => role === 'sketch')?.mediaId ?? null
  const over = useMemo(
    () => picturesLeftOver(board, panel.id, { ...composingOptions(draftOf(panel), filmOf(board)), sketch }),
    [board, panel, sketch],
  )
  return (
    <OverList
      over={over}
      canWrite={inHand.canWrite}
      onFirst={(picture) =>
        inHand.run(`Send ${picture.label} First in Request of`, (now, id) =>
          editRequest(now, id, { requestPictures: { order: orderWith(request, picture) } }),
        )
      }
    />
  )
})

interface OverListProps {
  readonly over: CardPictures['over']
  readonly canWrite: boolean
  readonly onFirst: (picture: RequestPicture) => void
}

export function OverList({ over, canWrite, onFirst }: OverListProps) {
  const pictureOf = usePictures()
  if (over.length === 0) return null
  const reasons = [...new Set(over.map(({ why }) => why))]
  return (
    <div className="request-over">
      {reasons.map((why) => (
        <div key={why}>
          <p>{why}. Not sent:</p>
          <ul>
            {over
              .filter((each) => each.why === why)
              .map(({ picture }) => (
                <li key={picture.mediaId}>
                  <Picture {...pictureOf(picture.mediaId)} alt="" loading="lazy" />
                  <button
                    type="button"
                    disabled={!canWrite}
                    aria-label={`Send ${nameOf(picture)} before the others`}
                    onClick={() => onFirst(picture)}
                  >
                    {nameOf(picture)}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function nameOf({ label, use }: RequestPicture): string {
  return use ? `${label} (${use})` : label
}

const OF_CARDS: readonly string[] = CARD_KINDS

/** This picture before the others of cards; what is no card's stays in front. */
export function orderWith(request: Pick<GenerationRequest, 'pictures'>, picture: RequestPicture): string[] {
  const others = request.pictures.filter(({ mediaId }) => mediaId !== picture.mediaId)
  const ofCards = others.filter(({ role }) => OF_CARDS.includes(role))
  return [...others.filter(({ role }) => !OF_CARDS.includes(role)), picture, ...ofCards].map(pictureKey)
}
