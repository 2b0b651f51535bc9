import { memo } from 'react'
import { usd } from '#shared/contract/usd.ts'
import type { RequestChange } from '#shared/document/commands/requests.ts'
import { RANGES } from '#shared/document/limits.ts'
import { IMAGE_SIZES, THINKING_LEVELS } from '#shared/document/recipe.ts'
import type { ImageSize } from '#shared/document/schema.ts'
import { modelFacts, thinkingLevels } from '#shared/generation/models.ts'
import type { ModelFacts } from '#shared/generation/providers/provider.ts'
import { PROVIDERS } from '#shared/generation/providers/providers.ts'
import { isHosted, providerOf } from '#shared/generation/providers/providerOf.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { readings } from '#shared/readNumber.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import type { DraftInHand } from './useRequestDraft.ts'
import { requestPlace } from './wordsRule.ts'

interface RequestSettingsProps {
  readonly panelId: string
  readonly request: GenerationRequest
  readonly inHand: DraftInHand
}

const COUNTS = ['1', '2', '3', '4'].map((count) => ({
  value: count,
  label: count === '1' ? '1 take' : `${count} takes`,
}))

/** Which provider, which size, how many, and from which seed. */
export const RequestSettings = memo(function RequestSettings({ panelId, request, inHand }: RequestSettingsProps) {
  const { requestAsked: asked } = inHand.draft
  const ask = (verb: string, requestAsked: RequestChange['requestAsked']): void =>
    inHand.change(verb, requestAsked ? { requestAsked } : {})
  const facts = modelFacts(request)
  const known = providerOf(request.provider)?.models ?? []
  const models = known.map((model) => ({ value: model.id, label: model.name, note: fromPrice(model) }))
  const sizes = IMAGE_SIZES.map((size) => ({
    value: size,
    label: size,
    note: facts ? priceOf(facts, size) : '',
    disabled: facts !== undefined && facts.prices[size] === undefined,
  }))
  const hosted = isHosted(request.provider)
  return (
    <div className="request-settings">
      <Segmented
        label="Generator"
        value={request.provider}
        options={PROVIDERS.map(({ id, label }) => ({ value: id, label }))}
        onChange={(provider) => ask('Choose Generator for', { provider })}
      />
      <Select
        label="How many takes"
        className="request-count"
        value={String(asked.count)}
        options={COUNTS}
        onChange={(count) => ask('Set Number of Takes for', { count: Number(count) })}
      />
      {hosted && (
        <Select
          label="Model"
          className="request-model"
          value={request.model}
          options={
            facts ? models : [...models, { value: request.model, label: request.model, note: 'price not known' }]
          }
          onChange={(model) => ask('Choose Model for', { model: { provider: request.provider, model } })}
        />
      )}
      {hosted && (
        <Select<ImageSize>
          label="Picture size"
          className="request-size"
          value={request.imageSize}
          options={sizes}
          onChange={(imageSize) => ask('Set Picture Size for', { imageSize })}
        />
      )}
      <SeedField panelId={panelId} request={request} inHand={inHand} />
      <ThinkingSelect request={request} inHand={inHand} />
    </div>
  )
})

function priceOf({ prices, unsure }: ModelFacts, size: ImageSize): string {
  const price = prices[size]
  return price === undefined ? 'not made' : `${unsure ? 'about ' : ''}${usd(price)}`
}

function fromPrice({ prices, unsure }: ModelFacts): string {
  return `from ${unsure ? 'about ' : ''}${usd(Math.min(...Object.values(prices)))}`
}

function ThinkingSelect({ request, inHand }: Omit<RequestSettingsProps, 'panelId'>) {
  const levels = thinkingLevels(request)
  const standard = modelFacts(request)?.thinking?.standard
  if (levels.length === 0) return null
  return (
    <Select
      label="Thinking"
      className="request-thinking"
      value={request.thinking ?? standard ?? 'medium'}
      options={THINKING_LEVELS.filter((level) => levels.includes(level)).map((level) => ({
        value: level,
        label: THINKING[level],
        note: level === standard ? 'as usual' : '',
      }))}
      onChange={(level) =>
        inHand.change('Set Thinking for', { requestAsked: { thinking: level === standard ? null : level } })
      }
    />
  )
}

const THINKING = { minimal: 'Think briefly', medium: 'Think', high: 'Think long' } as const

/** For models of which one can be asked. */
function SeedField({ panelId, request, inHand }: RequestSettingsProps) {
  const editor = useEditor()
  if (!modelFacts(request)?.seeds && !providerOf(request.provider)?.repeats) return null
  return (
    <div className="request-seed">
      <NumberInput
        label="Seed"
        value={inHand.draft.requestAsked.seed}
        placeholder="Any"
        suffix="seed"
        reading={wholeReadings}
        min={RANGES.seed[0]}
        max={RANGES.seed[1]}
        disabled={!inHand.canWrite}
        place={requestPlace(editor, panelId, 'seed')}
        onCommit={(seed) => inHand.change('Set Seed for', { requestAsked: { seed } })}
      />
    </div>
  )
}

function wholeReadings(typed: string): readonly number[] {
  return readings(typed).filter(Number.isInteger)
}
