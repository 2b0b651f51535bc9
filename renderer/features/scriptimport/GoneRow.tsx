import type { Fate, GoneScene } from '#shared/breakdown/plan.ts'
import { Select } from '../../ui/Select.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import type { LineProps } from './SceneLine.tsx'

export function GoneRow({ gone, style, choices, onChoices }: LineProps & { readonly gone: GoneScene }) {
  const { sceneId, number, heading, shots, empty, fate, newNumber } = gone
  return (
    <div className="scriptimport-row" role="listitem" data-kind="gone" style={style}>
      <span className="scriptimport-number">{number}</span>
      <Tooltip label={heading} whenCut>
        <span className="scriptimport-heading">
          {heading}
          <small>{empty ? 'nothing is in it' : shots === 1 ? '1 shot' : `${shots} shots`}</small>
        </span>
      </Tooltip>
      <span />
      <span className="scriptimport-kind">Not in the script</span>
      <span className="scriptimport-match">
        <Select<Fate>
          label={`What becomes of scene ${number}`}
          value={fate}
          onChange={(to) => onChoices({ ...choices, fates: new Map(choices.fates).set(sceneId, to) })}
          options={[
            { value: 'omit', label: 'Omit it' },
            { value: 'keep', label: 'Leave it as it is' },
            { value: 'remove', label: 'Remove it', disabled: !empty },
          ]}
        />
        {newNumber !== null && <small>{newNumber === '' ? 'loses its number' : `becomes ${newNumber}`}</small>}
      </span>
    </div>
  )
}
