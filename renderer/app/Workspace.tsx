import { useEffect, useRef } from 'react'
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels'
import { takesOf } from '#shared/document/select.ts'
import type { LeftTab, SideTab } from '../editor/session.ts'
import { useEditor, useOfBoard, useOfSession } from '../editor/useEditor.ts'
import { Board, NewSceneButton, SceneList } from '../features/board/index.ts'
import { PanelCanvas } from '../features/canvas/index.ts'
import { CardsPane } from '../features/cards/index.ts'
import { Inspector } from '../features/inspector/index.ts'
import { LayersPane } from '../features/layers/index.ts'
import { ScriptPane } from '../features/script/index.ts'
import { ShotList } from '../features/shotlist/index.ts'
import { TakesPane } from '../features/takes/index.ts'
import { focusFront } from '../ui/focusFront.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { CrashGuard } from './CrashGuard.tsx'

/** Px of the left side: a list of scenes is narrow, a page of the script is not. */
const LEFT_WIDTHS: Readonly<Record<LeftTab, number>> = { scenes: 248, script: 560 }

/** Scenes or the script on the left, the board or the shot list in the middle, the selection on the right. */
export function Workspace() {
  const drawing = useOfSession('drawing')
  const bare = useOfSession('bare')
  const left = useOfSession('left')
  const showLeft = !bare && !drawing
  const { panelRef, keepWidth } = useLeftWidth(left, showLeft)
  return (
    <Group className="workspace" orientation="horizontal" id="workspace">
      {showLeft && (
        <Panel
          id="left"
          key="left"
          className="side left"
          panelRef={panelRef}
          onResize={keepWidth}
          defaultSize={`${LEFT_WIDTHS[left]}px`}
          minSize="180px"
          maxSize="900px"
          groupResizeBehavior="preserve-pixel-size"
        >
          <nav aria-label="Scenes and script" className="side-inside">
            <LeftTabs />
          </nav>
        </Panel>
      )}
      {showLeft && <Separator key="left-edge" className="edge" />}
      <Panel id="main" key="main" minSize={left === 'script' && showLeft ? '240px' : '320px'} className="main-panel">
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

/** Each of the left side's tabs has its own width, which is the artist's once it was changed. */
function useLeftWidth(left: LeftTab, shown: boolean) {
  const panelRef = usePanelRef()
  const widths = useRef({ ...LEFT_WIDTHS })
  const at = useRef(left)
  const was = useRef(shown)
  useEffect(() => {
    // A side that comes with this tab has its width already, and none that could be changed yet.
    const stood = was.current
    was.current = shown
    if (at.current === left) return
    at.current = left
    if (shown && stood) panelRef.current?.resize(`${widths.current[left]}px`)
  }, [left, shown, panelRef])
  return {
    panelRef,
    keepWidth: ({ inPixels }: { readonly inPixels: number }): void => {
      if (at.current === left) widths.current[left] = inPixels
    },
  }
}

function LeftTabs() {
  const { session } = useEditor()
  const left = useOfSession('left')
  return (
    <Tabs<LeftTab>
      label="Scenes and script"
      value={left}
      onChange={(next) => session.set({ left: next })}
      aside={left === 'scenes' && <NewSceneButton />}
      tabs={[
        {
          value: 'scenes',
          label: 'Scenes',
          content: (
            <CrashGuard what="The scene list">
              <SceneList />
            </CrashGuard>
          ),
        },
        {
          value: 'script',
          label: 'Script',
          content: (
            <CrashGuard what="The script">
              <ScriptPane />
            </CrashGuard>
          ),
        },
      ]}
    />
  )
}

/** The working surface: the film as a board, one panel under the pen, or the film as a list. */
function Front() {
  const { session } = useEditor()
  const view = useOfSession('view')
  // In the next frame: another surface may be on its way.
  useEffect(
    () => session.onAsk((request) => void (request === 'front' && requestAnimationFrame(focusFront))),
    [session],
  )
  const drawing = useOfSession('drawing')
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
  const tab = useOfSession('tab')
  const panelId = useOfSession('panelId')
  const takes = useOfBoard((board) =>
    panelId === null ? 0 : takesOf(board, panelId).filter((take) => !take.struck).length,
  )
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
