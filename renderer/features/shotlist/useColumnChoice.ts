import { useCallback, useState } from 'react'
import { recall, remember, windowMemory } from '../../ui/memory.ts'
import { keptChoice, readChoice } from './columns.ts'
import type { ColumnChoice } from './columns.ts'

const REMEMBERED_AS = 'framewright.shot-list.columns'

/** Which columns are visible and how wide, stored on this computer. */
export function useColumnChoice(): [ColumnChoice, (next: ColumnChoice) => void] {
  const [choice, setChoice] = useState(() => readChoice(recall(windowMemory(), REMEMBERED_AS)))
  const choose = useCallback((next: ColumnChoice) => {
    setChoice(next)
    remember(windowMemory(), REMEMBERED_AS, keptChoice(next))
  }, [])
  return [choice, choose]
}
