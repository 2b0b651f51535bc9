import { useState, useSyncExternalStore } from 'react'
import type { Spot } from '../../editor/undoing/spot.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useHeldKeys } from '../../ui/heldDrafts.ts'

type CardSpot = Extract<Spot, { kind: 'card' }>

/**
 * Which one of several cards or looks is unfolded by hand. One with a held draft is open as well, and one to which undo
 * has led (`isWanted`), until it is folded.
 */
export function useUnfolded<Id extends string>(table: 'card' | 'look', isWanted: (spot: CardSpot, id: Id) => boolean) {
  const [openId, setOpenId] = useState<Id | null>(null)
  const [shut, setShut] = useState<object | null>(null)
  const held = useHeldKeys()
  const { sight } = useEditor()
  const spot = useSyncExternalStore(sight.listen, sight.wanted)

  function isOpen(id: Id): boolean {
    const wanted = spot?.kind === 'card' && spot !== shut && isWanted(spot, id)
    return openId === id || wanted || held.some((key) => key.startsWith(`${table}/${id}/`))
  }
  function toggle(id: Id): void {
    setOpenId(isOpen(id) ? null : id)
    setShut(spot)
  }
  return { isOpen, toggle, setOpenId }
}
