import { Minus, Plus, X } from 'lucide-react'
import { Dialog as Base } from 'radix-ui'
import type { PanelRow, TakeRow } from '#shared/document/schema.ts'
import { panelPlace } from '#shared/document/select.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { MenuButton } from '../../../ui/Menu.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { ChangeButton } from '../change/ChangeButton.tsx'
import { StarButton } from '../StarButton.tsx'
import { nearActive, slateOf } from '../takeChoice.ts'
import type { Looking } from '../takeChoice.ts'
import type { Shown } from './LookPane.tsx'
import type { useLooked } from './useLooked.ts'
import type { ShownState } from './useShown.ts'

interface Way {
  readonly value: Shown
  readonly label: string
}

const COMPARED: readonly Way[] = [
  { value: 'wipe', label: 'Wipe' },
  { value: 'blink', label: 'Blink' },
]
const OF_ONE: readonly Way[] = [
  { value: 'take', label: 'Take' },
  { value: 'both', label: 'Both' },
  { value: 'drawing', label: 'Drawing' },
  ...COMPARED,
]
const OF_TWO: readonly Way[] = [{ value: 'take', label: 'Side by side' }, ...OF_ONE.slice(1)]

interface LookBarProps {
  readonly panel: PanelRow
  readonly shot: string
  readonly takes: readonly TakeRow[]
  readonly looking: Looking
  readonly active: TakeRow
  readonly looked: ReturnType<typeof useLooked>
  readonly ways: Pick<ShownState, 'shown' | 'show'>
  readonly onBeside: (take: TakeRow) => void
  readonly onAlone: () => void
}

/** Whose takes these are, and what can be done to the one that is meant. */
export function LookBar({ panel, shot, takes, looking, active, looked, ways, onBeside, onAlone }: LookBarProps) {
  const board = useBoard()
  const { canWrite } = useEditor()
  const { index, count } = panelPlace(board, panel)
  const ids: readonly string[] = looking.takeIds
  const others = nearActive(takes, looking).filter((take) => !ids.includes(take.id))
  const nameOf = (take: TakeRow): string => `${looking.among ? `${slateOf(board, take)} ` : ''}T${take.number}`
  return (
    <header className="look-bar">
      <Base.Title className="look-title">
        {`Shot ${shot}${count > 1 ? `, Panel ${index} of ${count}` : ''} · T${active.number}`}
      </Base.Title>
      <Segmented
        label="Show, or hold T, B or D; W wipes, F blinks"
        value={ways.shown}
        options={ids.length > 1 ? OF_TWO : OF_ONE}
        onChange={ways.show}
      />
      <StarButton take={active} shot={shot} keys="S" />
      <Button
        variant="ghost"
        disabled={!canWrite}
        aria-pressed={active.kept}
        onClick={() => looked.act({ act: 'keep' })}
      >
        {active.kept ? 'Kept' : 'Keep'}
      </Button>
      <Button variant="ghost" disabled={!canWrite} onClick={() => looked.act({ act: 'strike' })}>
        {active.struck ? 'Restore' : 'Strike'}
      </Button>
      <ChangeButton take={active} />
      {ids.length > 1 ? (
        <Button onClick={onAlone}>One take</Button>
      ) : (
        others.length > 0 && (
          <MenuButton items={others.map((take) => ({ label: nameOf(take), onSelect: () => onBeside(take) }))}>
            <button type="button" className="button plain">
              Compare with…
            </button>
          </MenuButton>
        )
      )}
      <div className="look-zoom" role="group" aria-label="Zoom">
        <IconButton
          label="Zoom out"
          keys="−"
          icon={<Minus aria-hidden />}
          onClick={() => looked.act({ act: 'zoom', factor: 0.8 })}
        />
        <output aria-label="Zoom">{looked.percent} %</output>
        <IconButton
          label="Zoom in"
          keys="+"
          icon={<Plus aria-hidden />}
          onClick={() => looked.act({ act: 'zoom', factor: 1.25 })}
        />
        <Button variant="ghost" aria-pressed={looked.whole} onClick={() => looked.act({ act: 'fit' })}>
          Fit
        </Button>
        <Button variant="ghost" aria-pressed={looked.percent === 100} onClick={() => looked.act({ act: 'full' })}>
          100 %
        </Button>
      </div>
      <IconButton label="Close" keys="Esc" icon={<X aria-hidden />} onClick={() => looked.act({ act: 'close' })} />
    </header>
  )
}
