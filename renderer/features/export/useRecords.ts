import { useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import { NO_RECORDS } from '#shared/interchange/records.ts'
import type { FilmRecords, RecordName } from '#shared/interchange/records.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'

/** The host's record of this name, read once; empty until it is there. */
export function useRecords(name: RecordName | null): FilmRecords {
  const { client, opened } = useEditor()
  const say = useToast()
  const [records, setRecords] = useState(NO_RECORDS)
  useEffect(() => {
    let over = false
    async function read(wanted: RecordName): Promise<void> {
      const answer =
        wanted === 'ledger'
          ? await client.call('ledger.read', { project: opened.project })
          : await client.call('disclosure.read', { project: opened.project })
      if (over) return
      if (!answer.ok) return say({ text: sentence(answer.failure), tone: 'warn' })
      const value = answer.value
      setRecords('spend' in value ? { ...NO_RECORDS, ledger: value.rows } : { ...NO_RECORDS, disclosure: value })
    }
    if (name !== null) void read(name)
    return () => {
      over = true
    }
  }, [name, client, opened, say])
  return records
}
