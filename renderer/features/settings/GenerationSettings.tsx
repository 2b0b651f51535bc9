import { sentence } from '#shared/contract/sentence.ts'
import { usd } from '#shared/contract/usd.ts'
import { editFilm } from '#shared/document/commands/film.ts'
import { RANGES } from '#shared/document/limits.ts'
import { IMAGE_SIZES } from '#shared/document/recipe.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { readBaseUrl } from '#shared/generation/baseUrl.ts'
import { isModelName, modelFacts, mostPictures } from '#shared/generation/models.ts'
import { PROVIDERS } from '#shared/generation/providers/providers.ts'
import { choosingProvider, hostedProvider, providerOf } from '#shared/generation/providers/providerOf.ts'
import type { HostedProvider } from '#shared/generation/providers/provider.ts'
import { useEditor, useFilm } from '../../editor/useEditor.ts'
import { useSpend } from '../../editor/useJobs.ts'
import { useTrust } from '../../editor/useTrust.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useFilmPlace } from './useFilmRules.ts'

export function GenerationSettings({ onKey }: { readonly onKey: () => void }) {
  const editor = useEditor()
  const film = useFilm()
  const edit = (name: string, fields: Partial<Omit<ProjectRow, 'id' | 'createdAt'>>): void =>
    void editor.run(name, (board) => editFilm(board, fields))
  const service = hostedProvider(film.provider)
  const { approve, restricted } = useTrust()
  async function setAddress(baseUrl: string): Promise<void> {
    if (await approve({ baseUrl, keySource: film.keySource })) edit('Change Address', { baseUrl })
  }
  async function choose(id: string): Promise<void> {
    const fields = choosingProvider(film, id)
    const { baseUrl = film.baseUrl } = fields
    const moves = baseUrl !== film.baseUrl
    if (!moves || (await approve({ baseUrl, keySource: film.keySource, service: id }))) edit('Choose Generator', fields)
  }
  return (
    <div className="settings-page">
      <div className="settings-row">
        <Segmented
          label="Generator"
          value={film.provider}
          onChange={(id) => void choose(id)}
          options={PROVIDERS.map(({ id, label }) => ({ value: id, label, disabled: !editor.canWrite }))}
        />
        {service && (
          <Button variant="ghost" onClick={onKey}>
            Key…
          </Button>
        )}
      </div>
      <p className="settings-note">{providerOf(film.provider)?.note ?? newerWords(film.provider)}</p>
      {service && <ModelTable film={film} service={service} onChoose={(fields) => edit('Choose Model', fields)} />}
      {service && <UnknownModel film={film} onModel={(model) => edit('Choose Model', { model })} />}
      {service && (
        <AddressField
          film={film}
          service={service}
          disabled={restricted}
          onAddress={(baseUrl) => void setAddress(baseUrl)}
        />
      )}
      <CapField film={film} onCap={(capUsd) => edit('Change Cap', { capUsd })} />
    </div>
  )
}

function newerWords(id: string): string {
  return `This film was set to “${id}” in a newer Framewright, which this one does not have. Choose another to make takes here.`
}

interface ModelTableProps {
  readonly film: ProjectRow
  readonly service: HostedProvider
  readonly onChoose: (fields: Pick<ProjectRow, 'model' | 'imageSize'>) => void
}

/** Every model with the price of one picture at each size: choosing a price chooses both. */
function ModelTable({ film, service, onChoose }: ModelTableProps) {
  const { canWrite } = useEditor()
  return (
    <div>
      <table className="models">
        <thead>
          <tr>
            <th scope="col">Model</th>
            {IMAGE_SIZES.map((size) => (
              <th key={size} scope="col">
                {size}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {service.models.map((model) => (
            <tr key={model.id}>
              <th scope="row">
                {model.name}
                <small>
                  {model.recommended ? 'Recommended. ' : ''}
                  {model.note}
                </small>
              </th>
              {IMAGE_SIZES.map((size) => {
                const price = model.prices[size]
                const on = film.model === model.id && film.imageSize === size
                return (
                  <td key={size}>
                    {price === undefined ? (
                      <span aria-label="not made">–</span>
                    ) : (
                      <button
                        type="button"
                        aria-pressed={on}
                        aria-label={`${model.name} at ${size}, ${model.unsure ? 'about ' : ''}${usd(price)} a picture`}
                        disabled={!canWrite}
                        onClick={() => onChoose({ model: model.id, imageSize: size })}
                      >
                        {model.unsure ? `about ${usd(price)}` : usd(price)}
                      </button>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="settings-note">
        Prices of one picture, as published in {service.hosted.readOn}
        {service.hosted.source && ` at ${new URL(service.hosted.source).host}`}; the service&apos;s own list wins.
        Words, pictures sent along and thinking come on top, and are in every estimate.
      </p>
    </div>
  )
}

/** A model that the list doesn't know, such as one from a studio's gateway, by its own name. */
function UnknownModel({ film, onModel }: { readonly film: ProjectRow; readonly onModel: (model: string) => void }) {
  const { canWrite } = useEditor()
  const place = useFilmPlace(film)
  const unknown = !modelFacts(film)
  return (
    <Field
      label="Another model"
      hint={
        unknown
          ? `The list does not know it: its price is unknown, no more than ${mostPictures(film)} pictures are sent, and a film with a cap can't use it.`
          : 'The name of a model that is not in the list, as its service says it.'
      }
    >
      <TextInput
        value={unknown ? film.model : ''}
        rule={{ ...place('model'), refuse: notAModel, later: () => true }}
        disabled={!canWrite}
        placeholder="model-name"
        onCommit={(text) => {
          if (text.trim() !== '') onModel(text.trim())
        }}
      />
    </Field>
  )
}

function notAModel(text: string): string | null {
  if (text.trim() === '' || isModelName(text.trim())) return null
  return 'Not changed: a model’s name has letters, digits, dots, dashes and slashes only. It stays here until you change it.'
}

function hintOf(restricted: boolean): string {
  if (restricted) return 'It came with the film, and can be changed once the film is trusted on this computer.'
  return "For a studio's gateway: typed here, it may have the key. Leave it empty for the service's own address."
}

interface AddressFieldProps {
  readonly film: ProjectRow
  readonly service: HostedProvider
  readonly disabled: boolean
  readonly onAddress: (url: string) => void
}

function AddressField({ film, service, disabled, onAddress }: AddressFieldProps) {
  const { canWrite } = useEditor()
  const place = useFilmPlace(film)
  function commit(text: string): void {
    const read = readBaseUrl(text)
    if (read.ok) onAddress(read.value)
  }
  return (
    <Field label="Address" hint={hintOf(disabled)}>
      <TextInput
        value={film.baseUrl}
        rule={{ ...place('baseUrl'), refuse: notAnAddress, later: () => true }}
        disabled={disabled || !canWrite}
        placeholder={service.hosted.baseUrl}
        onCommit={commit}
      />
    </Field>
  )
}

function notAnAddress(text: string): string | null {
  const read = readBaseUrl(text)
  if (read.ok) return null
  const why = 'detail' in read.failure ? read.failure.detail : sentence(read.failure)
  return `Not changed: ${why}. It stays here until you change it.`
}

function CapField({ film, onCap }: { readonly film: ProjectRow; readonly onCap: (usd: number | null) => void }) {
  const { canWrite } = useEditor()
  const spend = useSpend()
  const place = useFilmPlace(film)
  const spent = spend ? spend.actualUsd + spend.mayBeBilledUsd : 0
  return (
    <Field
      label="Cap for this film"
      hint={`A take that would pass it is stopped before it is sent. Spent so far: ${usd(spent)}${
        spend && spend.mayBeBilledUsd > 0 ? `, of which ${usd(spend.mayBeBilledUsd)} may have been billed` : ''
      }. Empty for no cap.`}
    >
      <NumberInput
        value={film.capUsd}
        place={place('capUsd')}
        min={RANGES.capUsd[0]}
        max={RANGES.capUsd[1]}
        suffix="USD"
        disabled={!canWrite}
        onCommit={onCap}
      />
    </Field>
  )
}
