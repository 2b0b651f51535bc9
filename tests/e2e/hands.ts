import type { CDPSession, Locator } from '@playwright/test'
import type { At } from './pen.ts'

/** The hands' own time, told with each event, so that a busy machine makes no hand slower than it was meant to be. */
export interface HandClock {
  /** Seconds since 1970, a little later each time. */
  readonly tick: () => number
  readonly rest: (ms: number) => void
}

export function createHandClock(): HandClock {
  let now = Date.now()
  return {
    tick: () => (now += 8) / 1000,
    rest: (ms) => void (now += ms),
  }
}

type Places = Readonly<Record<number, At>>

/** Fingers on a surface, as the system reports them: each has a number and a place, given as parts of the surface as it was. */
export interface Fingers {
  /** More fingers land. */
  readonly land: (fingers: Places) => Promise<void>
  /** Fingers that are down move to these places, all at once, in some steps. */
  readonly slide: (fingers: Places, steps?: number) => Promise<void>
  readonly lift: (...fingers: readonly number[]) => Promise<void>
  /** The system takes all of them away, as it does with what it finds to be a palm. */
  readonly take: () => Promise<void>
}

export async function fingersOn(surface: Locator, cdp: CDPSession, clock: HandClock): Promise<Fingers> {
  const box = (await surface.boundingBox())!
  const down = new Map<number, At>()
  const points = () =>
    [...down].map(([id, [x, y]]) => ({ id, x: box.x + box.width * x, y: box.y + box.height * y, force: 1 }))
  const tell = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', touchPoints = points()) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: clock.tick() })
  const put = (fingers: Places) => {
    for (const [id, place] of Object.entries(fingers)) down.set(Number(id), place)
  }
  return {
    async land(fingers) {
      put(fingers)
      await tell('touchStart')
    },
    async slide(fingers, steps = 12) {
      const from = new Map(down)
      for (let step = 1; step <= steps; step += 1) {
        const part = step / steps
        for (const [id, [x, y]] of Object.entries(fingers)) {
          const [startX, startY] = from.get(Number(id))!
          down.set(Number(id), [startX + (x - startX) * part, startY + (y - startY) * part])
        }
        await tell('touchMove')
      }
    },
    async lift(...fingers) {
      const lifted = points().filter(({ id }) => fingers.includes(id))
      for (const id of fingers) down.delete(id)
      // The protocol's "end" names those that go; none for all.
      await tell('touchEnd', down.size === 0 ? [] : lifted)
    },
    async take() {
      down.clear()
      await tell('touchCancel', [])
    },
  }
}

const bit = (button: 'left' | 'right') => (button === 'left' ? 1 : 2)

/** A pen or a mouse whose every move is told, at places given as parts of the surface as it was. */
export async function penAt(surface: Locator, cdp: CDPSession, clock: HandClock, pointerType: 'pen' | 'mouse' = 'pen') {
  const box = (await surface.boundingBox())!
  let held = 0
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: At, button: string) =>
    cdp.send('Input.dispatchMouseEvent', {
      type,
      x: box.x + box.width * x,
      y: box.y + box.height * y,
      button: button as 'left',
      buttons: held,
      force: held === 0 ? 0 : 0.6,
      pointerType,
      timestamp: clock.tick(),
      clickCount: type === 'mouseMoved' ? 0 : 1,
    })
  return {
    async down(place: At, button: 'left' | 'right' = 'left') {
      held |= bit(button)
      await send('mousePressed', place, button)
    },
    /** Straight from where it is to each of these, in steps. */
    async move(...places: readonly At[]) {
      for (const place of places) await send('mouseMoved', place, held === 0 ? 'none' : held & 1 ? 'left' : 'right')
    },
    async up(place: At, button: 'left' | 'right' = 'left') {
      held &= ~bit(button)
      await send('mouseReleased', place, button)
    },
  }
}
