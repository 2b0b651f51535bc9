import { useEffect, useRef } from 'react'
import { usd } from '#shared/contract/usd.ts'
import { capUse, spentOf } from '#shared/records/ledger.ts'
import { useFilm } from '../editor/useEditor.ts'
import { useSpend } from '../editor/useJobs.ts'
import { recall, remember, windowMemory } from '../ui/memory.ts'
import { useSeen, useToast } from '../ui/Toasts.tsx'

const PLACE = 'framewright.cap-warned'

/**
 * Says once that four fifths of the film's cap are used, and once that all of it is: on this computer, for each cap.
 * The send bar and the ledger go on showing it, which takes the message away: it would lie over the same words.
 */
export function useCapWarning(ledgerIsOpen: boolean, showLedger: () => void): void {
  const { id: filmId } = useFilm()
  const spend = useSpend()
  const say = useToast()
  const show = useRef(showLedger)
  useEffect(() => {
    show.current = showLedger
  })
  useEffect(() => {
    const use = spend && capUse(spend)
    if (!use || use.state === 'fine' || spend.capUsd === null) return
    const about = `${filmId} ${spend.capUsd} ${use.state}`
    const kept = recall(windowMemory(), PLACE)
    const warned = Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []
    if (warned.includes(about)) return
    remember(windowMemory(), PLACE, [...warned, about].slice(-100))
    const used = `${usd(spentOf(spend))} of this film’s cap of ${usd(spend.capUsd)} is used`
    say({
      text: use.state === 'reached' ? `${used}: no more is sent.` : `${used}: ${Math.floor(use.part * 100)} %.`,
      tone: 'warn',
      about: 'cap',
      action: { label: 'Ledger', run: () => show.current() },
    })
  }, [filmId, spend, say])
  useSeen('cap', ledgerIsOpen)
}
