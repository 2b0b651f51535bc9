import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { askedOfHead, headOver, isDay, isHead, isStop, stopAfter } from './foldRows.ts'
import type { ShootDay } from '#shared/document/shootDaySchema.ts'
import type { ListRow } from './listRow.ts'

interface HeadsOf {
  /** All rows, those that no folded head hides, and ids of the folded heads. */
  readonly all: readonly ListRow[]
  readonly rows: readonly ListRow[]
  readonly folded: ReadonlySet<string>
  readonly fold: (heads: readonly string[], folded: boolean) => void
  /** The current shot, and how to go to another. */
  readonly atShot: string | undefined
  readonly goTo: (shotId: string) => void
}

export interface Heads {
  /** The head that the keyboard is on; null: on a cell. */
  readonly at: string | null
  /** The day that it is on, which can be edited and moved; null for none. */
  readonly day: ShootDay | null
  /** The day whose fields are open. */
  readonly edited: string | null
  readonly edit: (id: string | null) => void
  readonly leave: () => void
  /** Whether the key was meant for a head: Alt with left and right folds, arrows go to those that are stops. */
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly toggle: (id: string) => void
}

/** Folding the list's heads and editing its days, by pointer and by key. */
export function useHeads({ all, rows, folded, fold, atShot, goTo }: HeadsOf): Heads {
  const [head, setHead] = useState<string | null>(null)
  const [edited, setEdited] = useState<string | null>(null)
  const on = head === null ? undefined : all.find(({ id }) => id === head)
  const at = on && isHead(on) && isStop(on, folded) ? on.id : null
  const current = at ?? atShot
  const over = current === undefined ? undefined : headOver(all, current)

  function open(id: string): void {
    fold([id], false)
    setHead(null)
    const first = all[all.findIndex((row) => row.id === id) + 1]
    if (first && !isHead(first)) goTo(first.id)
  }

  function close(id: string): void {
    fold([id], true)
    setHead(id)
  }

  function foldAll(away: boolean): void {
    const heads = all.filter(isHead).map(({ id }) => id)
    fold(heads, away)
    setHead(away && over ? over.id : null)
  }

  function step(by: -1 | 1): boolean {
    const next = current === undefined ? undefined : stopAfter(rows, folded, current, by)
    if (next && isHead(next)) setHead(next.id)
    else if (at === null) return false
    else if (next) {
      setHead(null)
      goTo(next.id)
    }
    return true
  }

  function onKey({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey) return false
    if (altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      const away = key === 'ArrowLeft'
      if (shiftKey) foldAll(away)
      else if (over && away) close(over.id)
      else if (over) open(over.id)
      return true
    }
    if (altKey || shiftKey) return false
    if (key === 'ArrowUp' || key === 'ArrowDown') return step(key === 'ArrowUp' ? -1 : 1)
    if (at === null) return false
    const asked = askedOfHead(key, isDay(on), folded.has(at))
    if (asked === 'edit') setEdited(at)
    if (asked === 'fold') close(at)
    if (asked === 'open') open(at)
    return !['Tab', 'Escape', 'ContextMenu'].includes(key)
  }

  const toggle = (id: string): void => (folded.has(id) ? open(id) : close(id))
  const day = at !== null && on?.kind === 'day' ? on.day : null
  return { at, day, edited, edit: setEdited, leave: () => setHead(null), onKey, toggle }
}
