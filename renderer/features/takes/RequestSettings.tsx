import { usd } from '#shared/contract/usd.ts'
import { IMAGE_SIZES } from '#shared/document/schema.ts'
import type { ImageSize } from '#shared/document/schema.ts'
import { modelFacts } from '#shared/generation/models.ts'
import { PROVIDERS } from '#shared/generation/providers/providers.ts'
import { isHosted, providerOf } from '#shared/generation/providers/providerOf.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { RequestEdits } from '../../editor/requestDrafts.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'

interface RequestSettingsProps {
  readonly request: GenerationRequest
  readonly edits: RequestEdits
  readonly onChange: (edits: Partial<RequestEdits>) => void
}

const COUNTS = ['1', '2', '3', '4'].map((count) => ({
  value: count,
  label: count === '1' ? '1 take' : `${count} takes`,
}))

/** Which provider, which size, how many. */
export function RequestSettings({ request, edits, onChange }: RequestSettingsProps) {
  const facts = modelFacts(request)
  const known = providerOf(request.provider)?.models ?? []
  const models = known.map((model) => ({ value: model.id, label: model.name, note: fromPrice(model.prices) }))
  const sizes = IMAGE_SIZES.map((size) => ({
    value: size,
    label: size,
    note: facts ? priceOf(facts.prices[size]) : '',
    disabled: facts !== undefined && facts.prices[size] === undefined,
  }))
  const hosted = isHosted(request.provider)
  return (
    <div className="request-settings">
      <Segmented
        label="Generator"
        value={request.provider}
        options={PROVIDERS.map(({ id, label }) => ({ value: id, label }))}
        onChange={(provider) => onChange({ provider })}
      />
      <Select
        label="How many takes"
        className="request-count"
        value={String(edits.count)}
        options={COUNTS}
        onChange={(count) => onChange({ count: Number(count) })}
      />
      {hosted && (
        <Select
          label="Model"
          className="request-model"
          value={request.model}
          options={
            facts ? models : [...models, { value: request.model, label: request.model, note: 'price not known' }]
          }
          onChange={(model) => onChange({ model: { provider: request.provider, model } })}
        />
      )}
      {hosted && (
        <Select<ImageSize>
          label="Picture size"
          className="request-size"
          value={request.imageSize}
          options={sizes}
          onChange={(imageSize) => onChange({ imageSize })}
        />
      )}
    </div>
  )
}

function priceOf(price: number | undefined): string {
  return price === undefined ? 'not made' : usd(price)
}

function fromPrice(prices: Readonly<Partial<Record<ImageSize, number>>>): string {
  return `from ${usd(Math.min(...Object.values(prices)))}`
}
