import { sentence } from '#shared/contract/sentence.ts'
import { usd } from '#shared/contract/usd.ts'
import { filmOf } from '#shared/document/board.ts'
import { editFilm } from '#shared/document/commands/film.ts'
import { RANGES } from '#shared/document/limits.ts'
import { IMAGE_SIZES } from '#shared/document/schema.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { GEMINI_BASE_URL, readBaseUrl } from '#shared/generation/baseUrl.ts'
import { MODELS, MODELS_READ_ON, modelFacts } from '#shared/generation/models.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { useJobs } from '../../editor/useJobs.ts'
import { useTrust } from '../../editor/useTrust.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useFilmPlace } from './useFilmRules.ts'

export function GenerationSettings({ onKey }: { readonly onKey: () => void }) {
  const editor = useEditor()
  const film = filmOf(useBoard())
  const edit = (name: string, fields: Partial<Omit<ProjectRow, 'id' | 'createdAt'>>): void =>
    void editor.run(name, (board) => editFilm(board, fields))
  const hosted = film.provider === 'gemini'
  const { approve, restricted } = useTrust()
  async function setAddress(baseUrl: string): Promise<void> {
    if (await approve({ baseUrl, keySource: film.keySource })) edit('Change Address', { baseUrl })
  }
  return (
    <div className="settings-page">
      <div className="settings-row">
        <Segmented
          label="Generator"
          value={film.provider}
          onChange={(provider) => edit('Choose Generator', { provider })}
          options={[
            { value: 'stand-in', label: 'Stand-in', disabled: !editor.canWrite },
            { value: 'gemini', label: 'Gemini', disabled: !editor.canWrite },
          ]}
        />
        {hosted && (
          <Button variant="ghost" onClick={onKey}>
            Key…
          </Button>
        )}
      </div>
      <p className="settings-note">
        {hosted
          ? 'A hosted model of Google. What is sent is shown with every take, and nothing else is.'
          : 'Stages mannequins from size, angle, lens and cast. Built in: no key, no network, no cost.'}
      </p>
      {hosted && <ModelTable film={film} onChoose={(fields) => edit('Choose Model', fields)} />}
      {hosted && <AddressField film={film} disabled={restricted} onAddress={(baseUrl) => void setAddress(baseUrl)} />}
      <CapField film={film} onCap={(capUsd) => edit('Change Cap', { capUsd })} />
    </div>
  )
}

interface ModelTableProps {
  readonly film: ProjectRow
  readonly onChoose: (fields: Pick<ProjectRow, 'model' | 'imageSize'>) => void
}

/** Every model with what one picture costs at each size: choosing a price chooses both. */
function ModelTable({ film, onChoose }: ModelTableProps) {
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
          {MODELS.map((model) => (
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
                        aria-label={`${model.name} at ${size}, ${usd(price)} a picture`}
                        disabled={!canWrite}
                        onClick={() => onChoose({ model: model.id, imageSize: size })}
                      >
                        {usd(price)}
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
        {!modelFacts(film.model) && `Now: ${film.model}, which this list does not know. `}
        Prices of one picture, as published in {MODELS_READ_ON}; the service&apos;s own list wins.
      </p>
    </div>
  )
}

function hintOf(restricted: boolean): string {
  if (restricted) return 'It came with the film, and can be changed once the film is trusted on this computer.'
  return "For a studio's gateway: typed here, it may have the key. Leave it empty for the service's own address."
}

interface AddressFieldProps {
  readonly film: ProjectRow
  readonly disabled: boolean
  readonly onAddress: (url: string) => void
}

function AddressField({ film, disabled, onAddress }: AddressFieldProps) {
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
        rule={{ ...place('baseUrl'), refuse: notAnAddress }}
        disabled={disabled || !canWrite}
        placeholder={GEMINI_BASE_URL}
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
  const { spend } = useJobs()
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
