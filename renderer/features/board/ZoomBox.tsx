import { Minus, Plus } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useActions } from '../../editor/useActions.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { BoardView } from './boardView.ts'

export function ZoomBox({ view }: { readonly view: BoardView }) {
  const actions = useActions()
  const percent = useSyncExternalStore(view.listen, () => Math.round(view.camera().zoom * 100))
  return (
    <div className="zoom-box" role="group" aria-label="Zoom">
      <IconButton
        label="Zoom out"
        keys={actions.keys('view.zoomOut')}
        icon={<Minus aria-hidden />}
        onClick={() => actions.run('view.zoomOut')}
      />
      <output className="zoom-percent" aria-label="Zoom">
        {percent} %
      </output>
      <IconButton
        label="Zoom in"
        keys={actions.keys('view.zoomIn')}
        icon={<Plus aria-hidden />}
        onClick={() => actions.run('view.zoomIn')}
      />
      <button type="button" className="zoom-fit" onClick={() => actions.run('view.fit')}>
        Fit
      </button>
    </div>
  )
}
