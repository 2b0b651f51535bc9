import type { CDPSession, Page } from '@playwright/test'

/** A place on the paper, as parts of its width and height. */
export type At = readonly [x: number, y: number]

/** How the pen is held: 0..1 all along (lighter at both ends unless told), and degrees from upright. */
export interface Hold {
  readonly press?: number
  readonly tilt?: number
}

export interface Pen {
  /** One stroke through these places. `before`: called while the pen is still down, at the stroke's end. */
  readonly stroke: (path: readonly At[], hold?: Hold, before?: () => Promise<void>) => Promise<void>
  readonly tap: (place: At) => Promise<void>
}

/** Samples in a frame, of a tablet that reports 240 a second: one by one, each would have a frame of its own. */
export const A_FRAME = 4

/**
 * A pen with pressure and tilt over the panel that is open, as the system reports one; over the `window`, places are in
 * its px.
 */
export async function penOn(page: Page, cdp: CDPSession, over: 'paper' | 'window' = 'paper'): Promise<Pen> {
  const paper =
    over === 'window' ? { x: 0, y: 0, width: 1, height: 1 } : (await page.locator('.table-paper').boundingBox())!
  async function send(
    type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
    [x, y]: At,
    force: number,
    tilt?: number,
  ): Promise<void> {
    const held = type !== 'mouseReleased' && force > 0
    await cdp.send('Input.dispatchMouseEvent', {
      type,
      x: paper.x + paper.width * x,
      y: paper.y + paper.height * y,
      button: type === 'mouseMoved' && !held ? 'none' : 'left',
      buttons: held ? 1 : 0,
      force,
      tiltX: tilt ?? 20,
      tiltY: tilt === undefined ? 10 : 0,
      pointerType: 'pen',
      clickCount: type === 'mouseMoved' ? 0 : 1,
    })
  }
  return {
    async stroke(path, { press, tilt } = {}, before) {
      await send('mouseMoved', path[0]!, 0, tilt)
      await send('mousePressed', path[0]!, press ?? 0.2, tilt)
      const force = (at: number): number => press ?? 0.25 + 0.6 * Math.sin((Math.PI * at) / (path.length - 1))
      for (let at = 0; at < path.length; at += A_FRAME)
        await Promise.all(
          path.slice(at, at + A_FRAME).map((place, next) => send('mouseMoved', place, force(at + next), tilt)),
        )
      await before?.()
      await send('mouseReleased', path.at(-1)!, 0, tilt)
    },
    async tap(place) {
      await send('mouseMoved', place, 0)
      await send('mousePressed', place, 0.5)
      await send('mouseReleased', place, 0)
    },
  }
}

/** A line from one place to another, waving by `wave` of the paper's height. */
export function lineOf(from: At, to: At, wave = 0): At[] {
  return Array.from({ length: 24 }, (_, at) => [
    from[0] + ((to[0] - from[0]) * at) / 23,
    from[1] + ((to[1] - from[1]) * at) / 23 + wave * Math.sin(at / 2),
  ])
}

/** A closed loop round a place, so far across and down. */
export function loopOf([x, y]: At, across: number, down: number): At[] {
  return Array.from({ length: 40 }, (_, at) => [
    x + across * Math.cos((at * Math.PI) / 19),
    y + down * Math.sin((at * Math.PI) / 19),
  ])
}
