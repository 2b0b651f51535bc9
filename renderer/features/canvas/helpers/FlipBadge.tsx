import { FlipHorizontal2 } from 'lucide-react'
import { useHelpers } from './TableView.tsx'
import { useActions } from '../../../editor/useActions.ts'
import { Tooltip } from '../../../ui/Tooltip.tsx'

/** Says that the view is flipped, which a drawing does not show by itself, and leads back. */
export function FlipBadge() {
  const { settings, helpers } = useHelpers()
  const keys = useActions().keys('helper.flip')
  if (!helpers.flip) return null
  return (
    <Tooltip label="Flip the view back" keys={keys}>
      <button type="button" className="flip-badge" onClick={() => settings.set({ flip: false })}>
        <FlipHorizontal2 aria-hidden />
        Flipped view
        <span>Flip back</span>
      </button>
    </Tooltip>
  )
}
