import { PencilRuler } from 'lucide-react'
import { useState } from 'react'
import { startPerspective } from '#shared/document/commands/perspective.ts'
import type { VanishingCount } from '#shared/document/commands/perspective.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { isCommandId } from '../../../editor/actions.ts'
import { useActions } from '../../../editor/useActions.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { Popover } from '../../../ui/Popover.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { Slider } from '../../../ui/Slider.tsx'
import { useShown } from '../useShown.ts'
import { useHelpers } from './TableView.tsx'
import type { HelperName } from './helperSettings.ts'
import { ONION_MOST } from './onionSkins.ts'
import { gridOf, perspectiveStep } from './PerspectivePoints.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'

const COUNTS = [
  { value: '0', label: 'Horizon' },
  { value: '1', label: '1 point' },
  { value: '2', label: '2' },
  { value: '3', label: '3' },
] as const

/** What can be shown over the paper while drawing. None of it prints. */
export function HelpersButton({ panel }: { readonly panel: PanelRow }) {
  const { helpers } = useHelpers()
  const [open, setOpen] = useState(false)
  useShown('show.helpers', () => setOpen(true))
  const trigger = (
    <Tooltip label="Helpers" side="top">
      <button type="button" aria-label="Helpers" className="helpers-button">
        <PencilRuler aria-hidden />
      </button>
    </Tooltip>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger={trigger} label="Helpers" side="top" align="end" fit>
      <div className="helpers-list">
        <Toggle name="onion" label="Onion skin" />
        {helpers.onion && <OnionChoices />}
        <Toggle name="thirds" label="Thirds" />
        <Toggle name="center" label="Centre" />
        <Toggle name="safe" label="Action and title safe" />
        <Toggle name="perspective" label="Perspective" />
        {helpers.perspective && <PerspectiveChoices panel={panel} />}
        <h2>View</h2>
        <Toggle name="rulers" label="Rulers" />
        <Toggle name="flip" label="Flip view" />
        <Toggle name="gray" label="Without colour" />
      </div>
    </Popover>
  )
}

function Toggle({ name, label }: { readonly name: HelperName; readonly label: string }) {
  const { settings, helpers } = useHelpers()
  const actions = useActions()
  const id = `helper.${name}`
  const keys = isCommandId(id) ? actions.keys(id) : undefined
  return (
    <label className="toggle">
      <input type="checkbox" checked={helpers[name]} onChange={() => settings.toggle(name)} />
      <span>{label}</span>
      {keys && <kbd>{keys}</kbd>}
    </label>
  )
}

const COUNT_OPTIONS = Array.from({ length: ONION_MOST + 1 }, (_, count) => ({
  value: String(count),
  label: String(count),
}))

function OnionChoices() {
  const { settings, helpers } = useHelpers()
  return (
    <div className="indent">
      <OnionSide side="before" count="onionBefore" strength="onionBeforeOpacity" />
      <OnionSide side="after" count="onionAfter" strength="onionAfterOpacity" />
      <label className="toggle">
        <input
          type="checkbox"
          checked={helpers.onionAcross}
          onChange={() => settings.set({ onionAcross: !helpers.onionAcross })}
        />
        <span>Across shots</span>
      </label>
    </div>
  )
}

interface OnionSideProps {
  readonly side: 'before' | 'after'
  readonly count: 'onionBefore' | 'onionAfter'
  readonly strength: 'onionBeforeOpacity' | 'onionAfterOpacity'
}

function OnionSide({ side, count, strength }: OnionSideProps) {
  const { settings, helpers } = useHelpers()
  const percent = Math.round(helpers[strength] * 100)
  const set = (value: number) => settings.set({ [strength]: value / 100 })
  return (
    <>
      <div className="onion-count">
        <span className={`onion-side ${side}`}>
          <i />
          {side === 'before' ? 'Before' : 'After'}
        </span>
        <Segmented
          label={`Panels ${side}`}
          value={String(helpers[count])}
          options={COUNT_OPTIONS}
          onChange={(next) => settings.set({ [count]: Number(next) })}
        />
      </div>
      {helpers[count] > 0 && (
        <div className="nib-row">
          <span>Opacity</span>
          <Slider label={`Opacity of panels ${side}`} value={percent} min={5} max={100} onChange={set} onCommit={set} />
          <output>{percent} %</output>
        </div>
      )}
    </>
  )
}

function PerspectiveChoices({ panel }: { readonly panel: PanelRow }) {
  const editor = useEditor()
  return (
    <div className="indent">
      <Segmented
        label="Vanishing points"
        value={String(gridOf(panel).points.length) as '0'}
        options={COUNTS.map((option) => ({ ...option, disabled: !editor.canWrite }))}
        onChange={(count) =>
          perspectiveStep(editor, panel, 'Set', startPerspective(panel, Number(count) as VanishingCount))
        }
      />
      <Toggle name="snap" label="Strokes snap to it" />
    </div>
  )
}
