import { useSyncExternalStore } from 'react'
import type { Waits } from '../host/waits.ts'
import { Button } from '../ui/Button.tsx'
import './slowCalls.css'

const GIVE_UP = { cancel: 'Cancel', 'stop-waiting': 'Stop waiting' } as const

/** At the top of the window: what is slow, and a way out. Appears and disappears by itself, and takes no focus. */
export function SlowCalls({ waits }: { readonly waits: Waits }) {
  const slow = useSyncExternalStore(waits.listen, waits.list)
  return (
    <section className="slow-calls" aria-label="What is taking a while" role="status">
      {slow.map((wait) => (
        <div className="slow-call" key={wait.words}>
          <p>{wait.words}</p>
          {wait.giveUp !== 'none' && <Button onClick={wait.end}>{GIVE_UP[wait.giveUp]}</Button>}
        </div>
      ))}
    </section>
  )
}
