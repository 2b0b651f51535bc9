import { useSyncExternalStore } from 'react'
import type { TypeToFind } from './typeToFind.ts'

/** What was typed to find a shot by its number. */
export function FindReadout({ finder }: { readonly finder: TypeToFind }) {
  const typed = useSyncExternalStore(finder.listen, finder.typed)
  return (
    <output className="find-readout" data-shown={typed !== ''} data-missing={finder.missing()}>
      {typed !== '' && (finder.missing() ? `No shot ${typed}` : `Shot ${typed}`)}
    </output>
  )
}
