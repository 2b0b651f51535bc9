import { createContext, use } from 'react'
import type { Actions } from './actions.ts'

export const ActionsContext = createContext<Actions | null>(null)

export function useActions(): Actions {
  const actions = use(ActionsContext)
  if (!actions) throw new Error('useActions is used outside the app')
  return actions
}
