import type { KeyStatus, Spend } from '#shared/contract/model.ts'
import { throughWords } from '#shared/contract/networkWords.ts'
import { ratioLabel } from '#shared/film/ratios.ts'
import { batchTerms, keptFraction, modelFacts, ratioValue } from '#shared/generation/models.ts'
import type { Way } from '#shared/generation/models.ts'
import type { BatchTerms } from '#shared/generation/providers/provider.ts'
import { isHosted, serverOf } from '#shared/generation/providers/providerOf.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { useActions } from '../../editor/useActions.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { focusFront } from '../../ui/focusFront.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { ReasonLine } from './ReasonLine.tsx'
import { estimateWords, nearCapWords } from './whyNot.ts'
import type { Reason } from './whyNot.ts'

interface SendBarProps {
  readonly request: GenerationRequest
  readonly keys: KeyStatus | null
  readonly estimate: number | null
  readonly spend: Spend | null
  readonly reason: Reason | null
  readonly busy: boolean
  readonly count: number
  readonly way: Way
  readonly onWay: (way: Way) => void
  readonly onSend: () => void
}

/**
 * What is requested, its estimated cost, which server gets it, and the button that sends it; or why it can't be sent.
 */
export function SendBar({ request, keys, estimate, spend, reason, busy, count, way, onWay, onSend }: SendBarProps) {
  const actions = useActions()
  const host = serverOf(request)
  const near = isHosted(request.provider) ? nearCapWords(spend) : ''
  const through = keys?.service === request.provider && keys.host === host ? throughWords(keys.proxy) : ''
  const terms = batchTerms(request)
  return (
    <div className="send">
      {terms && (
        <Segmented
          label="When"
          value={way}
          options={[NOW, { value: 'batch', label: batchWords(terms) }]}
          onChange={onWay}
        />
      )}
      <div className="send-facts">
        <span>{shapeWords(request)}</span>
        {isHosted(request.provider) ? (
          <Tooltip label="Ledger">
            <button type="button" className="send-cost" onClick={() => actions.run('project.ledger')}>
              {estimateWords(request.provider, estimate, spend)}
            </button>
          </Tooltip>
        ) : (
          <b>{estimateWords(request.provider, estimate, spend)}</b>
        )}
        {near && <span className="send-near">{near}</span>}
      </div>
      <Tooltip label="Make take" keys={actions.keys('take.generate')} side="top">
        <Button
          variant="machine"
          disabled={reason !== null}
          aria-busy={busy}
          aria-describedby={reason ? 'send-reason' : undefined}
          onClick={({ detail }) => {
            onSend()
            // The hand that pressed it is back at the table: its keys are the table's again.
            if (detail > 0) focusFront()
          }}
        >
          {count === 1 ? 'Make take' : `Make ${count} takes`}
        </Button>
      </Tooltip>
      {isHosted(request.provider) && <p className="send-host">To {host + through}</p>}
      {reason && <ReasonLine reason={reason} id="send-reason" className="send-reason" />}
    </div>
  )
}

const NOW = { value: 'now', label: 'Now' } as const

/** "As a batch, half price, within a day" */
function batchWords({ share, within }: BatchTerms): string {
  const price = share === 0.5 ? 'half price' : `${Math.round(share * 100)} % of the price`
  return `As a batch, ${price}, within ${within}`
}

/** "21:9, kept crop 2.39": the ratio requested from the model, and the part that the film shows. */
function shapeWords(request: GenerationRequest): string {
  const { ratio } = request.staging
  const facts = modelFacts(request)
  if (facts?.ratios === null) return `${facts.name}, ${ratioLabel(ratio)}`
  const whole = keptFraction(ratioValue(request.aspectRatio), ratio) > 0.995
  const crop = whole ? '' : `, kept crop ${ratioLabel(ratio)}`
  return `${request.imageSize}, ${request.aspectRatio}${crop}`
}
