import { useCallback, useState } from 'react'
import { readChoice } from './columns.ts'
import type { ColumnChoice } from './columns.ts'

const KEY = 'framewright.shot-list.columns'

/** Which columns show and how wide, remembered by this computer. */
export function useColumnChoice(): [ColumnChoice, (next: ColumnChoice) => void] {
  const [choice, setChoice] = useState(() => readChoice(kept()))
  const choose = useCallback((next: ColumnChoice) => {
    setChoice(next)
    try {
      localStorage.setItem(KEY, JSON.stringify(next))
    } catch {
      // Where nothing may be kept, the choice holds until the window closes.
    }
  }, [])
  return [choice, choose]
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
