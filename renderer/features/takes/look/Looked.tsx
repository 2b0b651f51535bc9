import { Dialog as Base } from 'radix-ui'
import { useRef } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { WINDOW_PX } from '#shared/contract/assets.ts'
import type { PanelRow, TakeRow } from '#shared/document/schema.ts'
import { usePictures } from '../../../editor/usePictures.ts'
import { alone, neighbour, withBeside, withTake } from '../takeChoice.ts'
import type { Looking } from '../takeChoice.ts'
import { TakeNote } from '../TakeNote.tsx'
import { useTakeChoice } from '../useTakeChoice.ts'
import { useTakesUndo } from '../useTakesUndo.ts'
import { LookBar } from './LookBar.tsx'
import { lookAct } from './lookKeys.ts'
import { LookPane } from './LookPane.tsx'
import { LookStrip } from './LookStrip.tsx'
import { useLooked } from './useLooked.ts'
import { useLookRooms } from './useLookRooms.ts'
import { inOnePane, useShown } from './useShown.ts'

interface LookedProps {
  readonly panel: PanelRow
  readonly shot: string
  readonly looking: Looking
  /** Those to go through, by number. */
  readonly takes: readonly TakeRow[]
  readonly onClose: () => void
  readonly onFocusBack: (event: Event) => void
}

/** What is on the window while a take is looked at: a bar, one pane or two in the same view, and the panel's takes. */
export function Looked({ panel, shot, looking, takes, onClose, onFocusBack }: LookedProps) {
  const { store } = useTakeChoice()
  const seenTakes = looking.takeIds.flatMap((id) => takes.find((take) => take.id === id) ?? [])
  const active = seenTakes[looking.active] ?? seenTakes[0]!
  const ways = useShown()
  const inPanes = inOnePane(ways.shown) ? [active] : seenTakes
  const against = seenTakes.find((take) => take !== active) ?? null
  const { panes, rooms } = useLookRooms(inPanes)
  const look = (next: Looking): void => store.change({ looking: next })
  const undoes = useTakesUndo()
  const foot = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const toNote = (): void => foot.current?.querySelector('input')?.focus()
  const looked = useLooked({ looking, takes, active, shot, rooms, ways, look, toNote, close: onClose })

  function keyDown(event: KeyboardEvent): void {
    if (undoes(event)) return
    const done = lookAct(event.nativeEvent)
    // A button that was reached by keys keeps Space for itself, and a field all that is typed.
    const { target } = event
    const own = (target instanceof HTMLButtonElement && event.key === ' ') || target instanceof HTMLInputElement
    if (!done || own || event.defaultPrevented) return
    event.preventDefault()
    if (!event.repeat || done.act === 'pan' || done.act === 'zoom' || done.act === 'step') looked.act(done)
  }
  return (
    <Base.Content
      ref={content}
      className="look"
      data-popover
      aria-describedby={undefined}
      onOpenAutoFocus={focusItself}
      onCloseAutoFocus={onFocusBack}
      onKeyDown={keyDown}
      onKeyUp={ways.release}
      onBlur={ways.release}
      onClick={clicked}
    >
      <LookBar
        panel={panel}
        shot={shot}
        takes={takes}
        looking={looking}
        active={active}
        looked={looked}
        ways={ways}
        onBeside={(take) => look(withBeside(looking, take.id))}
        onAlone={() => look(alone(looking))}
      />
      <div ref={panes} className="look-panes">
        {inPanes.map((take, at) => (
          <LookPane
            key={at}
            take={take}
            slated={looking.among !== null}
            view={looked.seen}
            room={rooms[at]!}
            shown={ways.shown}
            against={against}
            wipe={ways.wipe}
            onWipe={ways.moveWipe}
            turned={ways.turned}
            active={inPanes.length > 1 && at === looking.active}
            hands={looked.handsOf(inPanes.length > 1 ? (at === 0 ? 0 : 1) : looking.active)}
          />
        ))}
      </div>
      <Neighbours takes={takes} looking={looking} />
      <footer ref={foot} className="look-foot">
        {takes.length > 1 && (
          <LookStrip
            takes={takes}
            looking={looking}
            onChoose={(take, beside) => look(beside ? withBeside(looking, take.id) : withTake(looking, take.id))}
          />
        )}
        <TakeNote take={active} shot={shot} onDone={() => content.current?.focus()} />
      </footer>
    </Base.Content>
  )
}

/** The pictures on either side are fetched ahead, so that an arrow shows them at once. */
function Neighbours({ takes, looking }: Pick<LookedProps, 'takes' | 'looking'>) {
  const pictureOf = usePictures()
  const near = [-1, 1].flatMap((by) => neighbour(takes, looking, by) ?? [])
  return near.map((take) => (
    <img key={take.id} className="look-ahead" src={pictureOf(take.mediaId, WINDOW_PX).src} alt="" />
  ))
}

/** Not its first button: Space is to close it. */
function focusItself(event: Event): void {
  event.preventDefault()
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
}

/** After a click the next Space closes rather than pressing the same button again. */
function clicked(event: MouseEvent<HTMLElement>): void {
  const opens = event.target instanceof Element && event.target.closest('[aria-haspopup]')
  const typing = event.target instanceof HTMLInputElement
  if (event.detail > 0 && !opens && !typing) event.currentTarget.focus()
}
