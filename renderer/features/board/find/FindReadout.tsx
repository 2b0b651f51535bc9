import { useSyncExternalStore } from 'react'
import type { TypeToFind } from './typeToFind.ts'

/** The shot number being typed, and what it matches. */
export function FindReadout({ finder }: { readonly finder: TypeToFind }) {
  const typed = useSyncExternalStore(finder.listen, finder.typed)
  const found = finder.found()
  return (
    <output className="find-readout" data-shown={typed !== ''} data-missing={found === null}>
      {typed !== '' && (found === null ? `No shot ${typed}` : found.label)}
    </output>
  )
}
