import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { DraftId, ShotId } from '#shared/document/ids.ts'
import type { DraftRow } from '#shared/document/schema.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'
import { useActions } from '../../editor/useActions.ts'
import { useEditor, useSession } from '../../editor/useEditor.ts'
import { ContextMenu } from '../../ui/Menu.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { rangeOf } from './lineSelection.ts'
import type { LineSelection } from './lineSelection.ts'
import { PageSheet } from './PageSheet.tsx'
import { ScriptFind } from './ScriptFind.tsx'
import { ScriptFoot } from './ScriptFoot.tsx'
import { ScriptHead } from './ScriptHead.tsx'
import { useEndDrag } from './useEndDrag.ts'
import { useLineHand } from './useLineHand.ts'
import { useLining } from './useLining.ts'
import { useScriptKeys } from './useScriptKeys.ts'
import { useScriptModel } from './useScriptModel.ts'
import type { EndDrag } from './useScriptModel.ts'
import { useScriptScroll } from './useScriptScroll.ts'
import { useSelectedPlace } from './useSelectedPlace.ts'

interface ScriptViewProps {
  readonly draft: DraftRow
  readonly drafts: readonly DraftRow[]
  readonly script: Screenplay
  /** The draft before it; null for the first. */
  readonly earlier: Screenplay | null
  readonly onChoose: (id: DraftId) => void
}

export function ScriptView({ draft, drafts, script, earlier, onChoose }: ScriptViewProps) {
  const editor = useEditor()
  const actions = useActions()
  const { shotIds } = useSession()
  const say = useToast()
  const box = useRef<HTMLDivElement>(null)
  const [selection, setSelection] = useState<LineSelection>({ anchor: 0, at: 0 })
  const [drag, setDrag] = useState<EndDrag | null>(null)
  const [finding, setFinding] = useState(false)
  const model = useScriptModel(draft, script, earlier, drag)
  const scroll = useScriptScroll(box, model.pages, model.coverage.lanes)
  const place = useSelectedPlace(model, scroll, setSelection)
  function select(next: LineSelection): void {
    setSelection(next)
    scroll.show(next.at)
    place.cursorAt(next.at)
  }
  const lining = useLining({ model, selection, select, say: (text) => say({ text }) })
  const last = shotIds.at(-1) as ShotId | undefined
  const own = model.coverage.shots.find(({ shotId }) => shotId === last)
  const onKeyDown = useScriptKeys({
    model,
    selection,
    select,
    linesInSight: scroll.linesInSight,
    find: () => setFinding(true),
    shotHere: () => place.shotHere(selection.at),
    moveEnd(end, by) {
      if (own && editor.canWrite)
        lining.moveEnd({ shotId: last!, end, at: (end === 'head' ? own.first : own.last) + by })
    },
  })
  const endDrag = useEndDrag({ box, scroll, onDrag: setDrag, onDrop: lining.moveEnd })
  const hand = useLineHand({ box, scroll, selection, select })
  const take = useEffectEvent(() => box.current?.focus({ preventScroll: true }))
  useEffect(() => editor.session.onAsk((request) => (request === 'script' ? take() : undefined)), [editor])
  useEffect(() => {
    if (leavesFocus(document.activeElement)) take()
  }, [])
  const range = rangeOf(selection)

  return (
    <div className="script-pane">
      <ScriptHead
        model={model}
        drafts={drafts}
        line={selection.at}
        onChoose={onChoose}
        onFind={() => setFinding(true)}
      />
      {finding && (
        <ScriptFind
          model={model}
          from={selection.at}
          onGo={(line) => select({ anchor: line, at: line })}
          onClose={() => {
            setFinding(false)
            take()
          }}
        />
      )}
      <ContextMenu items={() => SCRIPT_COMMANDS.map((id) => actions.item(id))}>
        <div
          ref={box}
          className="script-scroll"
          data-surface="script"
          role="listbox"
          aria-multiselectable
          tabIndex={0}
          aria-label={`Script: ${draft.name}`}
          aria-activedescendant={`script-line-${selection.at}`}
          onKeyDown={onKeyDown}
          {...hand}
        >
          <div
            className="script-pages"
            role="presentation"
            style={{ height: scroll.height, minWidth: scroll.shape.width * scroll.scale }}
          >
            {scroll.pages.map(({ index, top }) => (
              <PageSheet
                key={index}
                page={index}
                top={top}
                model={model}
                shape={scroll.shape}
                scale={scroll.scale}
                selected={clipped(range, model, index)}
                at={model.pages.places[selection.at]?.page === index ? selection.at : -1}
                shotIds={shotIds}
                lined
                canWrite={editor.canWrite}
                onShot={place.selectShot}
                onGrab={endDrag}
              />
            ))}
          </div>
        </div>
      </ContextMenu>
      <ScriptFoot model={model} range={range} />
    </div>
  )
}

const SCRIPT_COMMANDS = [
  'script.newShot',
  'script.cover',
  'script.uncover',
  'script.toggleCamera',
  'script.split',
  'script.merge',
  'script.nextUncovered',
] as const

/** The part of the selection on a page, so that other pages stay as they are; null for none. */
function clipped(
  { first, last }: { readonly first: number; readonly last: number },
  { pages: { places } }: ReturnType<typeof useScriptModel>,
  page: number,
): string | null {
  const here = places[first]!.page <= page && places[last]!.page >= page
  return here ? `${first}-${last}` : null
}

/** Whoever opened the script by a command was on the board or the list; a tab or a field keeps the focus. */
function leavesFocus(element: Element | null): boolean {
  return (
    element === null ||
    element === document.body ||
    (element.closest('main') !== null && !element.matches('input, textarea'))
  )
}
