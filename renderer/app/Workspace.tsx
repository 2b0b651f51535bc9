import { Group, Panel, Separator } from 'react-resizable-panels'
import { takesOf } from '#shared/document/select.ts'
import type { SideTab } from '../editor/session.ts'
import { useBoard, useEditor, useSession } from '../editor/useEditor.ts'
import { Board, SceneList } from '../features/board/index.ts'
import { PanelCanvas } from '../features/canvas/index.ts'
import { CardsPane } from '../features/cards/index.ts'
import { Inspector } from '../features/inspector/index.ts'
import { LayersPane } from '../features/layers/index.ts'
import { ShotList } from '../features/shotlist/index.ts'
import { TakesPane } from '../features/takes/index.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { CrashGuard } from './CrashGuard.tsx'

/** Scenes on the left, the board or the shot list in the middle, the selection on the right. */
export function Workspace() {
  const { drawing, bare } = useSession()
  const showLeft = !bare && !drawing
  return (
    <Group className="workspace" orientation="horizontal" id="workspace">
      {showLeft && (
        <Panel
          id="left"
          key="left"
          className="side left"
          defaultSize="248px"
          minSize="180px"
          maxSize="400px"
          groupResizeBehavior="preserve-pixel-size"
        >
          <nav aria-label="Scenes" className="side-inside">
            <CrashGuard what="The scene list">
              <SceneList />
            </CrashGuard>
          </nav>
        </Panel>
      )}
      {showLeft && <Separator key="left-edge" className="edge" />}
      <Panel id="main" key="main" minSize="320px" className="main-panel">
        <main className="main">
          <Front />
        </main>
      </Panel>
      {!bare && <Separator key="right-edge" className="edge" />}
      {!bare && (
        <Panel
          id="right"
          key="right"
          className="side right"
          defaultSize="320px"
          minSize="264px"
          maxSize="560px"
          groupResizeBehavior="preserve-pixel-size"
        >
          <aside aria-label="Selected shot" className="side-inside">
            <SideTabs />
          </aside>
        </Panel>
      )}
    </Group>
  )
}

/** The working surface: the film as a board, one panel under the pen, or the film as a list. */
function Front() {
  const { view, drawing } = useSession()
  if (view === 'shot-list')
    return (
      <CrashGuard key="shot-list" what="The shot list">
        <ShotList />
      </CrashGuard>
    )
  if (drawing)
    return (
      <CrashGuard key="canvas" what="The drawing table">
        <PanelCanvas />
      </CrashGuard>
    )
  return (
    <CrashGuard key="board" what="The board">
      <Board />
    </CrashGuard>
  )
}

function SideTabs() {
  const { session } = useEditor()
  const { tab, panelId } = useSession()
  const board = useBoard()
  const takes = panelId === null ? 0 : takesOf(board, panelId).filter((take) => !take.struck).length
  return (
    <Tabs<SideTab>
      label="Selected shot"
      value={tab}
      onChange={(next) => session.set({ tab: next })}
      tabs={[
        {
          value: 'shot',
          label: 'Shot',
          content: (
            <CrashGuard what="The inspector">
              <Inspector />
            </CrashGuard>
          ),
        },
        {
          value: 'takes',
          label: 'Takes',
          count: takes,
          content: (
            <CrashGuard what="The takes pane">
              <TakesPane />
            </CrashGuard>
          ),
        },
        {
          value: 'layers',
          label: 'Layers',
          content: (
            <CrashGuard what="The layers pane">
              <LayersPane />
            </CrashGuard>
          ),
        },
        {
          value: 'cards',
          label: 'Cards',
          content: (
            <CrashGuard what="The cards pane">
              <CardsPane />
            </CrashGuard>
          ),
        },
      ]}
    />
  )
}
