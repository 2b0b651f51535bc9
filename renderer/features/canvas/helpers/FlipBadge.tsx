import { FlipHorizontal2 } from 'lucide-react'
import { useHelpers } from './TableView.tsx'

/** Says that the view is flipped, which a drawing does not show by itself, and leads back. */
export function FlipBadge() {
  const { settings, helpers } = useHelpers()
  if (!helpers.flip) return null
  return (
    <button
      type="button"
      className="flip-badge"
      title="Flip it back (Shift+F)"
      onClick={() => settings.set({ flip: false })}
    >
      <FlipHorizontal2 aria-hidden />
      Flipped view
      <span>Flip back</span>
    </button>
  )
}
