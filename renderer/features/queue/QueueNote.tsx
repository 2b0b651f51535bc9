import { useState } from 'react'
import { Check } from '../../ui/Check.tsx'
import { asksForNotes, canNote, wantsNotes } from './notes.ts'

/** Whether the system says so when all requests are answered and the window is not in front. */
export function QueueNote() {
  const [wanted, setWanted] = useState(wantsNotes)
  if (!canNote()) return null
  return (
    <Check
      label="Notify me when everything is answered and this window is not in front"
      checked={wanted}
      onChange={(checked) => void asksForNotes(checked).then(setWanted)}
    />
  )
}
