import { useState, useSyncExternalStore } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import { filmOf } from '#shared/document/board.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { OptionAxis } from '#shared/document/recipe.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { estimateUsd } from '#shared/generation/estimate.ts'
import { optionFields, optionRequest, optionService, optionTakes, optionsOf } from '#shared/generation/options.ts'
import { labelOf } from '#shared/generation/providers/providerOf.ts'
import { wordsOf } from '#shared/generation/words.ts'
import { decidedWords } from '#shared/records/aiPolicy.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { useJobs, useSpend } from '../../../editor/useJobs.ts'
import { useLostPictures } from '../../../editor/usePictures.ts'
import { useTrust } from '../../../editor/useTrust.ts'
import { Button } from '../../../ui/Button.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useToast } from '../../../ui/Toasts.tsx'
import { useKeysOf } from '../useKeysOf.ts'
import { useWires } from '../useWire.ts'
import { SentPictures } from '../SentPictures.tsx'
import { ReasonLine } from '../ReasonLine.tsx'
import { TakeFace } from '../TakeFace.tsx'
import { estimateWords, whyNot } from '../whyNot.ts'
import { BUILT_IN, askedOf, optionsHeld } from './optionsAsked.ts'
import type { OptionsAsked } from './optionsAsked.ts'

const AXES: readonly { readonly value: OptionAxis; readonly label: string; readonly step: string }[] = [
  { value: 'size', label: 'Sizes', step: 'Set Size of' },
  { value: 'angle', label: 'Angles', step: 'Set Angle of' },
  { value: 'lensMm', label: 'Lenses', step: 'Set Lens of' },
]

/** Which values, by whom, what all of them cost; and those that were made, to pick from. */
export function OptionsForm({ panel, onLeave }: { readonly panel: PanelRow; readonly onLeave: () => void }) {
  const editor = useEditor()
  const board = useBoard()
  const say = useToast()
  const { take } = useJobs()
  const spend = useSpend()
  const { restricted } = useTrust()
  const held = optionsHeld(editor.session)
  const asked = askedOf(useSyncExternalStore(held.listen, held.state), panel.id)
  const { axis } = asked
  const providers = [BUILT_IN, optionService(board, panel)].map((value) => ({ value, label: labelOf(value) }))
  // The film's service may have changed since one was chosen.
  const provider = providers.find(({ value }) => value === asked.provider)?.value ?? BUILT_IN
  const chosen = asked.chosen[axis] ?? []
  const [sending, setSending] = useState(false)
  const film = filmOf(board)
  const values = optionsOf(axis).filter(({ value }) => chosen.includes(value))
  const wired = useWires(values.map(({ value }) => optionRequest(board, panel.id, { axis, value, provider })))
  const requests = wired.request
  const keys = useKeysOf(provider)
  useLostPictures()
  const prices = requests.map((request) => estimateUsd(request))
  const estimate = prices.reduce<number | null>(
    (sum, price) => (sum === null || price === null ? null : sum + price),
    0,
  )
  const [first] = requests
  const reason =
    first &&
    whyNot({
      ...(film.aiPolicy === 'off' ? { policyOff: decidedWords(film) } : {}),
      canWrite: editor.canWrite,
      restricted,
      request: first,
      sketching: false,
      sketchFailed: null,
      preparing: wired.preparing,
      unsendable: wired.unsendable,
      lost: first.pictures.filter(({ mediaId }) => editor.pictures.how(mediaId) !== null).length,
      keys,
      spend,
      estimate,
    })

  function ask(fields: Partial<OptionsAsked>): void {
    held.set(new Map(held.state()).set(panel.id, { ...asked, ...fields }))
  }
  function choose(next: readonly string[]): void {
    ask({ chosen: { ...asked.chosen, [axis]: next } })
  }
  async function make(): Promise<void> {
    setSending(true)
    for (const request of requests) {
      const order = { project: editor.opened.project, panelId: panel.id, request, count: 1 }
      const answer = await editor.client.call('jobs.submit', order)
      if (answer.ok) take(answer.value.jobs)
      else {
        say({ text: sentence(answer.failure), tone: 'warn' })
        break
      }
    }
    setSending(false)
  }
  function use(value: string): void {
    const step = AXES.find((each) => each.value === axis)!.step
    const { shotId } = panel
    editor.run(stepName(board, step, [shotId]), (now) => editShot(now, shotId, optionFields(axis, value)))
  }

  return (
    <div className="options">
      <div className="options-asked">
        <Segmented label="What to vary" value={axis} options={AXES} onChange={(next) => ask({ axis: next })} />
        <Segmented label="Made by" value={provider} options={providers} onChange={(next) => ask({ provider: next })} />
      </div>
      <div className="options-values" role="group" aria-label="Values">
        {optionsOf(axis).map(({ value, label }) => (
          <Button
            key={value}
            variant="ghost"
            aria-pressed={chosen.includes(value)}
            onClick={() =>
              choose(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
            }
          >
            {label}
          </Button>
        ))}
      </div>
      {requests.length > 0 && (
        <details className="options-words">
          <summary>What will be sent</summary>
          {requests.map((request) => (
            <p key={request.option?.value}>{wordsOf(request)}</p>
          ))}
          {/* The same with every option: what is tried is no card, and the sketch stays here. */}
          {first && first.pictures.length > 0 && <SentPictures pictures={first.pictures} />}
        </details>
      )}
      <div className="options-foot">
        <p>{requests.length > 0 ? estimateWords(provider, estimate, spend) : 'Choose what to try.'}</p>
        <Button
          variant="machine"
          disabled={requests.length === 0 || (reason ?? null) !== null}
          aria-busy={sending}
          aria-describedby={reason ? 'options-reason' : undefined}
          onClick={() => void (sending ? undefined : make())}
        >
          {makeLabel(requests.length)}
        </Button>
        {reason && <ReasonLine reason={reason} id="options-reason" className="options-reason" onLeave={onLeave} />}
      </div>
      <Made panel={panel} axis={axis} onUse={use} />
    </div>
  )
}

function makeLabel(count: number): string {
  if (count === 0) return 'Make takes'
  return count === 1 ? 'Make take' : `Make ${count} takes`
}

interface MadeProps {
  readonly panel: PanelRow
  readonly axis: OptionAxis
  readonly onUse: (value: string) => void
}

function Made({ panel, axis, onUse }: MadeProps) {
  const board = useBoard()
  const labels = new Map(optionsOf(axis).map(({ value, label }) => [value, label]))
  const takes = optionTakes(board, panel.id, axis)
  if (takes.length === 0) return null
  return (
    <ul className="options-made" aria-label="Options">
      {takes.map((made) => {
        const value = made.recipe.request.option?.value ?? ''
        return (
          <li key={made.id}>
            <TakeFace take={made} />
            <Button onClick={() => onUse(value)}>Use {labels.get(value)}</Button>
          </li>
        )
      })}
    </ul>
  )
}
