import { Film, LayoutGrid, ListFilter, Minus, Plus, Rows3 } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useActions } from '../../editor/useActions.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import type { MenuItem } from '../../ui/Menu.tsx'
import type { Arrangement } from './layout/arrangement.ts'
import type { BoardView } from './boardView.ts'

interface BoardToolsProps {
  readonly view: BoardView
  readonly filtering: boolean
  readonly onFilter: () => void
}

const CHOICES = [
  { arrangement: 'scenes', label: 'By scene', icon: <Rows3 aria-hidden /> },
  { arrangement: 'contact', label: 'Contact sheet', icon: <LayoutGrid aria-hidden /> },
  { arrangement: 'filmstrip', label: 'Filmstrip', icon: <Film aria-hidden /> },
] as const satisfies readonly { readonly arrangement: Arrangement; readonly label: string; readonly icon: unknown }[]

/** In the board's corner: filter, arrangement and zoom. */
export function BoardTools({ view, filtering, onFilter }: BoardToolsProps) {
  const actions = useActions()
  const { arrangement } = useSyncExternalStore(view.listen, view.preferences)
  return (
    <div className="board-tools">
      <div className="board-tool">
        <IconButton
          label="Filter"
          keys={actions.keys('view.filter')}
          icon={<ListFilter aria-hidden />}
          aria-pressed={filtering}
          onClick={onFilter}
        />
      </div>
      <div className="board-tool" role="group" aria-label="Arrangement">
        {CHOICES.map((choice) => (
          <IconButton
            key={choice.arrangement}
            label={choice.label}
            icon={choice.icon}
            aria-pressed={choice.arrangement === arrangement}
            onClick={() => view.arrange(choice.arrangement)}
          />
        ))}
      </div>
      <ZoomBox view={view} />
    </div>
  )
}

function ZoomBox({ view }: { readonly view: BoardView }) {
  const actions = useActions()
  const percent = useSyncExternalStore(view.listen, () => Math.round(view.camera().zoom * 100))

  function choices(): readonly MenuItem[] {
    const { minimap } = view.preferences()
    return [
      { ...actions.item('view.fit'), label: 'Fit film' },
      { label: 'Reading size', onSelect: view.readingSize },
      actions.item('view.fitScene'),
      actions.item('view.fitShot'),
      'separator',
      ...[50, 100, 200].map((each) => ({ label: `${each} %`, onSelect: () => view.zoomTo(each / 100) })),
      'separator',
      { label: 'Map', checked: minimap, onSelect: () => view.showMinimap(!minimap) },
    ]
  }

  return (
    <div className="board-tool" role="group" aria-label="Zoom">
      <IconButton
        label="Zoom out"
        keys={actions.keys('view.zoomOut')}
        icon={<Minus aria-hidden />}
        onClick={() => actions.run('view.zoomOut')}
      />
      <MenuButton items={choices} align="end">
        <button type="button" className="zoom-percent" aria-label={`Zoom: ${percent} %`}>
          {percent} %
        </button>
      </MenuButton>
      <IconButton
        label="Zoom in"
        keys={actions.keys('view.zoomIn')}
        icon={<Plus aria-hidden />}
        onClick={() => actions.run('view.zoomIn')}
      />
    </div>
  )
}
