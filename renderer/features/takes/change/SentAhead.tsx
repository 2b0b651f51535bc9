import type { EarlierShown } from '#shared/contract/turns.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { wordsOf } from '#shared/generation/words.ts'
import { usePictures } from '../../../editor/usePictures.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { SentPictures } from '../SentPictures.tsx'
import { UNSIGNED_WORDS, othersWords } from './changeWords.ts'

interface SentAheadProps {
  readonly request: GenerationRequest
  readonly preparing: boolean
  readonly earlier: readonly EarlierShown[]
}

/** Everything that will leave, in its order: the turns before, the pictures, the words. */
export function SentAhead({ request, preparing, earlier }: SentAheadProps) {
  const pictureOf = usePictures()
  return (
    <section className="change-sent" aria-label="What will be sent" aria-busy={preparing}>
      <h3>What will be sent</h3>
      {earlier.map((turn) => (
        <div key={turn.takeId} className="change-turn">
          <details>
            <summary>
              {turn.unsigned === 'not-kept'
                ? `The request and the picture of T${turn.number}`
                : `The request and the answer of T${turn.number}`}
            </summary>
            <p className="change-words">{turn.words}</p>
            {turn.said !== '' && <p className="change-words">{`The model said: ${turn.said}`}</p>}
            {turn.thought !== '' && <p className="change-words">{`It thought: ${turn.thought}`}</p>}
            {turn.others > 0 && <p className="change-words">{othersWords(turn.others)}</p>}
          </details>
          <SentPictures pictures={turn.pictures}>
            <Picture {...pictureOf(turn.mediaId)} alt={`T${turn.number}`} />
          </SentPictures>
          {turn.unsigned && <p className="change-unsigned">{UNSIGNED_WORDS[turn.unsigned]}</p>}
        </div>
      ))}
      {request.pictures.length > 0 && <SentPictures pictures={request.pictures} />}
      <p className="change-words">{wordsOf(request)}</p>
    </section>
  )
}
