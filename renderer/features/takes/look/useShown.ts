import { useState } from 'react'
import type { Shown } from './LookPane.tsx'
import { useBlink } from './useBlink.ts'

export interface ShownState {
  readonly shown: Shown
  readonly show: (shown: Shown) => void
  /** As long as a key is down. */
  readonly hold: (shown: Shown) => void
  readonly release: () => void
  /** Holds the take against the other one, or its drawing; once more ends it, or turns a blink that waits for a hand. */
  readonly against: (way: 'wipe' | 'blink') => void
  readonly wipe: number
  readonly moveWipe: (part: number) => void
  readonly turned: boolean
}

/** What is shown of the take that is looked at, and in which way it is held against another. */
export function useShown(): ShownState {
  const [shown, show] = useState<Shown>('take')
  const [held, setHeld] = useState<Shown | null>(null)
  const [wipe, moveWipe] = useState(0.5)
  const blink = useBlink(shown === 'blink' && held === null)
  return {
    shown: held ?? shown,
    show,
    hold: setHeld,
    release: () => setHeld(null),
    against(way) {
      if (way === 'blink' && shown === 'blink' && blink.byHand) blink.turn()
      else show(shown === way ? 'take' : way)
    },
    wipe,
    moveWipe,
    turned: blink.turned,
  }
}

/** Whether both pictures are in one pane. */
export function inOnePane(shown: Shown): boolean {
  return shown === 'wipe' || shown === 'blink'
}
