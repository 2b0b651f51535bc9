import { Dialog as Base } from 'radix-ui'
import type { KeyboardEvent, MouseEvent } from 'react'
import { WINDOW_PX } from '#shared/contract/assets.ts'
import type { PanelRow, TakeRow } from '#shared/document/schema.ts'
import { usePictures } from '../../../editor/usePictures.ts'
import { alone, neighbour, withBeside, withTake } from '../takeChoice.ts'
import type { Looking } from '../takeChoice.ts'
import { useTakeChoice } from '../useTakeChoice.ts'
import { LookBar } from './LookBar.tsx'
import { lookAct } from './lookKeys.ts'
import { LookPane } from './LookPane.tsx'
import { LookStrip } from './LookStrip.tsx'
import { useLooked } from './useLooked.ts'
import { useLookRooms } from './useLookRooms.ts'

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
  const { panes, rooms } = useLookRooms(seenTakes)
  const look = (next: Looking): void => store.change({ looking: next })
  const looked = useLooked({ looking, takes, active, shot, rooms, look, close: onClose })

  function keyDown(event: KeyboardEvent): void {
    const done = lookAct(event)
    // A button that was reached by keys keeps Space for itself.
    const own = event.target instanceof HTMLButtonElement && event.key === ' '
    if (!done || own || event.defaultPrevented) return
    event.preventDefault()
    if (!event.repeat || done.act === 'pan' || done.act === 'zoom' || done.act === 'step') looked.act(done)
  }
  return (
    <Base.Content
      className="look"
      aria-describedby={undefined}
      onOpenAutoFocus={focusItself}
      onCloseAutoFocus={onFocusBack}
      onKeyDown={keyDown}
      onKeyUp={looked.release}
      onBlur={looked.release}
      onClick={clicked}
    >
      <LookBar
        panel={panel}
        shot={shot}
        takes={takes}
        looking={looking}
        active={active}
        looked={looked}
        onBeside={(take) => look(withBeside(looking, take.id))}
        onAlone={() => look(alone(looking))}
      />
      <div ref={panes} className="look-panes">
        {seenTakes.map((take, at) => (
          <LookPane
            key={at}
            take={take}
            view={looked.seen}
            room={rooms[at]!}
            shown={looked.shown}
            active={seenTakes.length > 1 && at === looking.active}
            hands={looked.handsOf(at === 0 ? 0 : 1)}
          />
        ))}
      </div>
      <Neighbours takes={takes} looking={looking} />
      {takes.length > 1 && (
        <LookStrip
          takes={takes}
          looking={looking}
          onChoose={(take, beside) => look(beside ? withBeside(looking, take.id) : withTake(looking, take.id))}
        />
      )}
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
  if (event.detail > 0 && !opens) event.currentTarget.focus()
}
