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
    async function read(): Promise<void> {
      const answer = await client.call('ledger.read', { project: opened.project })
      if (over) return
      if (answer.ok) setRecords({ ...NO_RECORDS, ledger: answer.value.rows })
      else say({ text: sentence(answer.failure), tone: 'warn' })
    }
    if (name !== null) void read()
    return () => {
      over = true
    }
  }, [name, client, opened, say])
  return records
}
