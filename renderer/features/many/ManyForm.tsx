import { useState } from 'react'
import { usd } from '#shared/contract/usd.ts'
import type { ManyPlan } from '#shared/contract/many.ts'
import { filmOf } from '#shared/document/board.ts'
import { batchTerms } from '#shared/generation/models.ts'
import type { Way } from '#shared/generation/models.ts'
import { isHosted, labelOf, serverOf, serviceOf } from '#shared/generation/providers/providerOf.ts'
import { PROVIDERS } from '#shared/generation/providers/providers.ts'
import { askedModel } from '#shared/generation/compose.ts'
import { planWords, skippedGroups } from '#shared/jobs/manyPlan.ts'
import { useActions } from '../../editor/useActions.ts'
import { useBoard, useSession } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { scopesOf } from './manyScopes.ts'
import type { ManyScope } from './manyScopes.ts'
import { useMany } from './useMany.ts'

const BUILT_IN = PROVIDERS.find(({ hosted }) => hosted === null)!.id
const COUNTS = ['1', '2', '3', '4'].map((value) => ({ value, label: value }))

/** Of what, by whom, when and how many; what that comes to, and what is left out. */
export function ManyForm({ onSent }: { readonly onSent: () => void }) {
  const board = useBoard()
  const session = useSession()
  const actions = useActions()
  const film = filmOf(board)
  const scopes = scopesOf(board, session)
  const [scope, setScope] = useState<ManyScope>(session.shotIds.length > 1 ? 'shots' : 'scene')
  const [provider, setProvider] = useState<string>(film.provider)
  const [way, setWay] = useState<Way>('now')
  const [count, setCount] = useState('1')
  const [keptToo, setKeptToo] = useState(false)
  const [undrawnToo, setUndrawnToo] = useState(false)
  const chosen = scopes.find(({ value }) => value === scope) ?? scopes[0]
  const { planned, sending, send } = useMany(
    chosen && { panelIds: [...chosen.panelIds], way, count: Number(count), keptToo, undrawnToo, provider },
  )
  if (!chosen) return <p className="many-left">There is no panel in this film yet.</p>
  const whose = askedModel(film, { provider })
  const terms = batchTerms(whose)
  const hosted = isHosted(provider)
  const plan = planned?.plan ?? null
  return (
    <div className="many">
      <Segmented label="Panels of" value={chosen.value} options={scopes} onChange={setScope} />
      <div className="many-asked">
        <Segmented
          label="Made by"
          value={provider}
          options={[...new Set([BUILT_IN, serviceOf(film).id])].map((value) => ({ value, label: labelOf(value) }))}
          onChange={setProvider}
        />
        <span className="many-count">
          <span aria-hidden>Takes of each</span>
          <Segmented label="Takes of each" value={count} options={COUNTS} onChange={setCount} />
        </span>
      </div>
      {terms && (
        <Segmented
          label="When"
          value={way}
          options={[
            { value: 'now', label: 'Now' },
            {
              value: 'batch',
              label: `As a batch, ${terms.share === 0.5 ? 'half price' : `${Math.round(terms.share * 100)} % of the price`}, within ${terms.within}`,
            },
          ]}
          onChange={setWay}
        />
      )}
      <Check label="Also panels with a kept take" checked={keptToo} onChange={setKeptToo} />
      {hosted && (
        <Check label="Also panels without a drawing, from their words" checked={undrawnToo} onChange={setUndrawnToo} />
      )}
      <Left plan={plan} />
      <div className="many-foot">
        <p role="status" aria-label="Estimate" aria-busy={planned === null}>
          {plan && (
            <>
              <b>{planWords(plan, Number(count))}</b>
              {hosted && plan.leftUsd !== null && <span>{usd(plan.leftUsd)} left under the cap</span>}
              {hosted && <span>To {serverOf(plan)}</span>}
            </>
          )}
          {planned?.why && <span className="many-why">{planned.why}</span>}
        </p>
        {planned?.why && <Button onClick={() => actions.run('project.settings')}>Project settings…</Button>}
        <Button
          variant="machine"
          disabled={!plan || plan.made.length === 0}
          aria-busy={sending}
          onClick={() => void (sending ? undefined : send().then((sent) => (sent ? onSent() : undefined)))}
        >
          {makeLabel(plan, Number(count))}
        </Button>
      </div>
    </div>
  )
}

function makeLabel(plan: ManyPlan | null, count: number): string {
  const takes = (plan?.made.length ?? 0) * count
  if (takes === 0) return 'Make takes'
  return takes === 1 ? 'Make take' : `Make ${takes} takes`
}

/** What is left out, and why; names as far as there is room. */
function Left({ plan }: { readonly plan: ManyPlan | null }) {
  if (!plan || plan.skipped.length === 0) return null
  return (
    <ul className="many-left" aria-label="Left out">
      {skippedGroups(plan).map(({ why, words, names }) => (
        <li key={why} title={names.join(', ')}>
          <b>
            {names.length} {words}
          </b>
          <span>{names.join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
