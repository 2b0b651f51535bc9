import { useState } from 'react'
import { usd } from '#shared/contract/usd.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { modelFacts } from '#shared/generation/models.ts'
import { refusalWords } from '#shared/generation/providers/providerOf.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Button } from '../../ui/Button.tsx'
import { Picture } from '../../ui/Picture.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { TURN_WORDS } from './change/changeWords.ts'
import { Since, takeBefore } from './Since.tsx'
import { useTakeActs } from './useTakeActs.ts'
import { useTakeMarks } from './useTakeMarks.ts'

/** Everything that was sent and received for a take. */
export function RecipeDetails({ take, shot }: { readonly take: TakeRow; readonly shot: string }) {
  const { canWrite } = useEditor()
  const acts = useTakeActs(take, shot)
  const pictureOf = usePictures()
  const board = useBoard()
  const say = useToast()
  const [open, setOpen] = useState(false)
  const marks = useTakeMarks(take, open)
  const { recipe } = take
  const { request } = recipe
  function copyWords(): void {
    navigator.clipboard.writeText(recipe.words).then(
      () => say('Copied the words'),
      () => say({ text: 'The words could not be copied: select them instead.', tone: 'warn' }),
    )
  }
  return (
    <details className="recipe" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Recipe of T{take.number}</summary>
      <div className="recipe-body">
        <Since take={takeBefore(board, take.panelId, take.number)} request={request} />
        <p className="recipe-words">{recipe.words}</p>
        <div className="recipe-acts">
          <Button variant="ghost" onClick={copyWords}>
            Copy words
          </Button>
          <Button variant="ghost" disabled={!canWrite} onClick={acts.recall}>
            Recall into the request
          </Button>
        </div>
        {request.pictures.length > 0 && (
          <div className="request-pictures">
            {request.pictures.map((picture) => (
              <Picture
                key={picture.mediaId}
                {...pictureOf(picture.wire ?? picture.mediaId)}
                alt={picture.label}
                loading="lazy"
              />
            ))}
          </div>
        )}
        {recipe.setIn && (
          <figure className="recipe-untouched">
            <Picture {...pictureOf(recipe.setIn.mediaId)} alt="The model's own picture" loading="lazy" />
            <figcaption>The model’s own picture, before it was set in</figcaption>
          </figure>
        )}
        <dl>
          {[...factsOf(take), ...marks].map(([what, said]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd className="selectable">{said}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  )
}

function factsOf({ recipe }: TakeRow): readonly (readonly [string, string])[] {
  const { request, usage } = recipe
  const cost = recipe.actualUsd ?? recipe.estimateUsd
  const facts: (readonly [string, string])[] = [
    ['Made by', modelFacts(request)?.name ?? request.model],
    ['Asked for', `${request.aspectRatio}, ${request.imageSize}`],
    ['Cost', cost === null ? 'not known' : `${usd(cost)}${recipe.actualUsd === null ? ', as estimated' : ''}`],
    ['Took', `${(recipe.took / 1000).toFixed(1)} s`],
    ['Made', new Date(recipe.at).toLocaleString()],
  ]
  if (request.turn) facts.push(['Made from', `T${request.turn.number}, ${TURN_WORDS[request.turn.kind]}`])
  if (request.looks?.length) facts.push(['Cards', request.looks.map(({ name }) => name).join('; ')])
  if (request.seed !== null) facts.push(['Seed', String(request.seed)])
  // A model that simply came to its end has nothing to report.
  if (recipe.finishReason && recipe.finishReason !== 'STOP')
    facts.push(['Stopped early', refusalWords(recipe.finishReason) ?? recipe.finishReason])
  if (recipe.said) facts.push(['It said', recipe.said])
  if (usage)
    facts.push([
      'Tokens',
      `${usage.promptTokens} in, ${usage.imageTokens} picture, ${usage.textTokens + usage.thoughtTokens} text`,
    ])
  if (request.baseUrl) facts.push(['Address', request.baseUrl])
  return facts
}
