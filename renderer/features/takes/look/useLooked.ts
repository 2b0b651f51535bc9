import { useState } from 'react'
import { assertNever } from '#shared/assertNever.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { changingOf, openChange } from '../change/changing.ts'
import { neighbour, withTake } from '../takeChoice.ts'
import type { Looking } from '../takeChoice.ts'
import { useTakeActs } from '../useTakeActs.ts'
import type { LookAct } from './lookKeys.ts'
import { WHOLE, fullSize, panned, percentOf, zoomOf, zoomedAt, zoomedTo } from './lookView.ts'
import type { LookRoom, LookView } from './lookView.ts'
import type { LookHands, Place } from './useLookHands.ts'
import type { ShownState } from './useShown.ts'

interface Asked {
  readonly looking: Looking
  readonly takes: readonly TakeRow[]
  readonly active: TakeRow
  readonly shot: string
  readonly rooms: readonly LookRoom[]
  readonly ways: Pick<ShownState, 'hold' | 'against'>
  readonly look: (next: Looking) => void
  /** Gives the note the focus. */
  readonly toNote: () => void
  readonly close: () => void
}

/** The view of what is looked at, one for both panes, and everything that keys, hands and buttons do to it. */
export function useLooked({ looking, takes, active, shot, rooms, ways, look, toNote, close }: Asked) {
  const [view, setView] = useState<LookView>(WHOLE)
  const acts = useTakeActs(active, shot)
  const { session, canWrite } = useEditor()
  const room = rooms[looking.active] ?? rooms[0]!
  // All of both pictures, and the same part of the film's frame in both panes.
  const seen = view.zoom === 'fit' ? { ...view, zoom: Math.min(...rooms.map((each) => zoomOf(view, each))) } : view
  const middle: Place = { x: room.width / 2, y: room.height / 2 }
  const full = (place: Place): void => setView(zoomedTo(seen, room, fullSize(room), place))

  function act(done: LookAct): void {
    switch (done.act) {
      case 'step': {
        const next = neighbour(takes, looking, done.by)
        return next && look(withTake(looking, next.id))
      }
      case 'pan':
        return setView(panned(seen, room, done.dx, done.dy))
      case 'zoom':
        return setView(zoomedAt(seen, room, done.factor, middle))
      case 'show':
        return ways.hold(done.shown)
      case 'fit':
        return setView(WHOLE)
      case 'full':
        return full(middle)
      case 'keep':
        return acts.keep()
      case 'strike':
        return acts.strike()
      case 'star':
        return acts.star()
      case 'note':
        return toNote()
      case 'change':
        return canWrite ? openChange(changingOf(session), active.id, 'words') : undefined
      case 'against':
        return ways.against(done.way)
      case 'other':
        return look({ ...looking, active: looking.takeIds.length > 1 && looking.active === 0 ? 1 : 0 })
      case 'close':
        return close()
      default:
        return assertNever(done)
    }
  }
  const handsOf = (at: 0 | 1): LookHands => ({
    zoom: (factor, place) => setView(zoomedAt(seen, rooms[at] ?? room, factor, place)),
    pan: (dx, dy) => setView(panned(seen, rooms[at] ?? room, dx, dy)),
    press: () => looking.active !== at && look({ ...looking, active: at }),
    twice: (place) => (view.zoom === 'fit' ? full(place) : setView(WHOLE)),
  })
  return {
    seen,
    act,
    handsOf,
    whole: view.zoom === 'fit',
    percent: percentOf(seen, room),
  }
}
