import type { KeyboardEvent, ReactNode } from 'react'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { useToolSettings } from '../useTable.ts'

interface ColorChipsProps {
  readonly label: string
  readonly children: ReactNode
}

/** Chips in rows: one of them is entered by Tab, and arrows lead from it to the others. */
export function ColorChips({ label, children }: ColorChipsProps) {
  return (
    <div role="toolbar" aria-label={label} className="color-row">
      {children}
    </div>
  )
}

interface ColorChipProps {
  /** #rrggbb */
  readonly color: string
  readonly name: string
  /** Tab leads to it. */
  readonly entered: boolean
}

/** A colour to take up; the one in hand is pressed. */
export function ColorChip({ color, name, entered }: ColorChipProps) {
  const { settings, tools } = useToolSettings()
  return (
    <Tooltip label={name} keys={name === color ? undefined : color}>
      <button
        type="button"
        className="color-chip"
        aria-label={name}
        aria-pressed={color === tools.color}
        tabIndex={entered ? 0 : -1}
        style={{ background: color }}
        onKeyDown={walkChips}
        onClick={() => settings.setColor(color)}
      />
    </Tooltip>
  )
}

/** A key on one of the chips. */
export function walkChips(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget.closest('.color-row')
  const chips = [...(row?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
  const from = chips.indexOf(event.currentTarget)
  if (from < 0 || event.ctrlKey || event.metaKey || event.altKey) return
  const top = chips[0]!.offsetTop
  const columns = chips.filter((chip) => chip.offsetTop === top).length
  const to = stepFrom(from, event.key, columns, chips.length)
  if (to === null) return
  event.preventDefault()
  event.stopPropagation()
  chips[to]!.focus()
}

/** Where an arrow, Home or End leads among `count` chips; null for another key. At an edge it stays. */
function stepFrom(from: number, key: string, columns: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  }
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const by = steps[key]
  if (by === undefined) return null
  return from + by < 0 || from + by >= count ? from : from + by
}
