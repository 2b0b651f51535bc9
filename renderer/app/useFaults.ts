import { createContext, use } from 'react'
import type { Faults } from '../host/faults.ts'

export const FaultsContext = createContext<Faults | null>(null)

export function useFaults(): Faults {
  const faults = use(FaultsContext)
  if (!faults) throw new Error('useFaults is used outside FaultsContext')
  return faults
}
