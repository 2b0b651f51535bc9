import { memo } from 'react'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { leavePieceOut } from '#shared/document/commands/requests.ts'
import { wordSpans } from '#shared/generation/words.ts'
import { useOfBoard } from '../../editor/useEditor.ts'
import { fieldName } from '#shared/generation/fieldName.ts'
import { RequestPiece } from './RequestPiece.tsx'
import type { DraftInHand } from './useRequestDraft.ts'

interface RequestWordsProps {
  readonly panelId: string
  readonly composed: GenerationRequest
  readonly request: GenerationRequest
  readonly inHand: DraftInHand
}

/**
 * The words as they will be sent. Each underlined piece opens: it can be reworded, pinned, left out, or changed at its
 * source.
 */
export const RequestWords = memo(function RequestWords({ panelId, composed, request, inHand }: RequestWordsProps) {
  const spans = wordSpans(request).filter((span) => !span.from.startsWith('picture.') && span.text.trim() !== '')
  const out = composed.pieces.filter((piece) => inHand.draft.requestWithout.includes(piece.from))
  return (
    <div>
      <p className="request-words">
        {wordSpans(request)
          .filter((span) => !span.from.startsWith('picture.') && !span.text.startsWith('\n'))
          .map((span, at) => {
            const piece = request.pieces.find((each) => each.from === span.from)
            if (!piece) return <span key={`joint ${at}`}>{span.text}</span>
            return (
              <RequestPiece
                key={span.from}
                panelId={panelId}
                piece={piece}
                composed={composed.pieces.find((each) => each.from === span.from)?.text}
                shown={span.text}
                inHand={inHand}
              />
            )
          })}
        {spans.length === 0 && <span className="request-note">No words.</span>}
      </p>
      {out.length > 0 && (
        <p className="request-out">
          Left out:{' '}
          {out.map(({ from }) => (
            <PutBack key={from} from={from} inHand={inHand} />
          ))}
        </p>
      )}
    </div>
  )
})

function PutBack({ from, inHand }: { readonly from: string; readonly inHand: DraftInHand }) {
  const name = useOfBoard((board) => fieldName(board, from))
  return (
    <button
      type="button"
      aria-label={`Put back ${name}`}
      onClick={() => inHand.run(`Put ${name} Back in Request of`, (now, id) => leavePieceOut(now, id, from, false))}
    >
      {name}
    </button>
  )
}
