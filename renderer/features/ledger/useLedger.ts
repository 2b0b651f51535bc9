import { useEffect, useState } from 'react'
import type { Output } from '#shared/contract/methods.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'

/** While takes land one after the other, the ledger is read again at most so often. */
const PAUSE_MS = 400

/** The film's ledger, read again while jobs change; null until it is there. */
export function useLedger(): Output<'ledger.read'> | null {
  const { client, opened } = useEditor()
  const say = useToast()
  const [ledger, setLedger] = useState<Output<'ledger.read'> | null>(null)
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | null = null
    async function read(): Promise<void> {
      const answer = await client.call('ledger.read', { project: opened.project })
      if (over) return
      if (answer.ok) setLedger(answer.value)
      else say({ text: sentence(answer.failure), tone: 'warn', about: 'ledger' })
    }
    void read()
    const stop = client.on('job.changed', ({ project }) => {
      if (project !== opened.project || timer !== null) return
      timer = setTimeout(() => {
        timer = null
        void read()
      }, PAUSE_MS)
    })
    return () => {
      over = true
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [client, opened, say])
  return ledger
}
