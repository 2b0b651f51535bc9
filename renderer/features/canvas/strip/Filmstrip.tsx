import { ChevronDown, Plus } from 'lucide-react'
import { useRef } from 'react'
import type { CSSProperties, KeyboardEvent } from 'react'
import type { CommandId } from '#shared/commands/commandTable.ts'
import { filmOf } from '#shared/document/board.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { putPanel } from '../../../editor/panelActions.ts'
import { stripPanels } from '../../../editor/stripPanels.ts'
import { useActions } from '../../../editor/useActions.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { MenuButton } from '../../../ui/Menu.tsx'
import type { DrawingTable } from '../table/drawingTable.ts'
import { StripFrame } from './StripFrame.tsx'
import { stripMenu } from './stripMenu.ts'
import { useStripHand } from './useStripHand.ts'
import { useStripWindow } from './useStripWindow.ts'
import './strip.css'

const HEIGHT = 48
/** CSS px between two panels; strip.css has it too. */
const BETWEEN = 10

/** The film's panels; the current one is at hand, with the next one and all that is done with panels beside it. */
export function Filmstrip({ table, panel }: { readonly table: DrawingTable | null; readonly panel: PanelRow }) {
  const editor = useEditor()
  const actions = useActions()
  const board = useBoard()
  const panels = stripPanels(board, panel.id)
  const at = panels.findIndex((other) => other.id === panel.id)
  const step = Math.round(HEIGHT * filmOf(board).ratio) + BETWEEN
  const list = useRef<HTMLOListElement>(null)
  const hand = useStripHand({
    spotAt: (x) => spotAt(list.current, x, step, panels.length),
    turn: (place) => editor.session.selectPanel(editor.board(), panels[place]?.id ?? ''),
    scroll: (by) => list.current?.scrollBy({ left: by }),
    drop: (place, gap) => {
      const moved = panels[place]
      if (moved && editor.canWrite)
        putPanel(editor, moved, { after: panels[gap - 1]?.id ?? null, before: panels[gap]?.id ?? null })
    },
  })
  const { from, to } = useStripWindow(list, panels.length, step, at, hand.busy)
  const gap = hand.carried?.gap ?? null

  function pressed(event: KeyboardEvent): void {
    const id = KEYS[event.key]
    if (!id || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    actions.run(id)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus())
  }

  return (
    <div className="panel-strip" style={{ '--step': `${step}px` } as CSSProperties}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its panels' keys, in one place */}
      <ol className="table-strip" aria-label="Panels of the film" ref={list} onKeyDown={pressed}>
        <li aria-hidden style={{ width: from * step }} />
        {panels.slice(from, to).map((other, i) => (
          <StripFrame
            key={other.id}
            panel={other}
            before={panels[from + i - 1]}
            place={from + i}
            count={panels.length}
            current={other.id === panel.id}
            carried={hand.carried?.place === from + i}
            gap={gap === from + i ? 'before' : gap === from + i + 1 ? 'after' : undefined}
            hand={hand}
            focusAfter={table?.focus}
          />
        ))}
        <li aria-hidden style={{ width: (panels.length - to) * step }} />
      </ol>
      {editor.canWrite && (
        <div className="panel-strip-add">
          <IconButton
            label="New panel"
            keys={actions.keys('panel.add')}
            icon={<Plus aria-hidden />}
            onClick={() => actions.run('panel.add')}
          />
          <MenuButton items={() => stripMenu(actions)} align="end" focusAfter={table?.focus}>
            <IconButton label="More for panels" icon={<ChevronDown aria-hidden />} />
          </MenuButton>
        </div>
      )}
    </div>
  )
}

const KEYS: Readonly<Record<string, CommandId>> = {
  ArrowLeft: 'panel.previous',
  ArrowRight: 'panel.next',
  Delete: 'panel.remove',
  Backspace: 'panel.remove',
}

function spotAt(list: HTMLElement | null, x: number, step: number, count: number): { place: number; gap: number } {
  if (!list) return { place: 0, gap: 0 }
  // The first spacer stands where the strip begins, however far it is scrolled and wherever it is centred.
  const along = (x - (list.firstElementChild?.getBoundingClientRect().left ?? 0)) / step
  return { place: within(Math.floor(along), count - 1), gap: within(Math.round(along), count) }
}

function within(place: number, last: number): number {
  return Math.max(0, Math.min(last, place))
}
