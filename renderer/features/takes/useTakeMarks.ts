import { useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { credentialWords, markedWords } from '#shared/records/marks/takeMarks.ts'
import { isModelTake } from '#shared/records/aiPolicy.ts'
import { useEditor } from '../../editor/useEditor.ts'

type Fact = readonly [string, string]

/** What a model's picture says of itself, read once its recipe is opened. */
export function useTakeMarks(take: TakeRow, open: boolean): readonly Fact[] {
  const { client, opened } = useEditor()
  const [read, setRead] = useState<{ readonly id: string; readonly facts: readonly Fact[] } | null>(null)
  const wanted = open && isModelTake(take)
  useEffect(() => {
    if (!wanted) return undefined
    let over = false
    void client.call('takes.marks', { project: opened.project, takeId: take.id }).then((answer) => {
      if (over) return
      const facts: Fact[] = answer.ok
        ? [
            ['Credential', credentialWords(answer.value.credential)],
            ['Marked as', markedWords(answer.value) || 'nothing'],
          ]
        : [['Credential', sentence(answer.failure)]]
      setRead({ id: take.id, facts })
    })
    return () => {
      over = true
    }
  }, [wanted, client, opened, take.id])
  return read?.id === take.id ? read.facts : []
}
