import { useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { Output } from '#shared/contract/methods.ts'
import { count } from '#shared/versions/compareFilms.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { dayOf, timeOf } from '../../ui/when.ts'

type Things = Output<'deleted.list'>['things']

/** What was deleted in the last thirty days, newest first. */
export function DeletedList() {
  const editor = useEditor()
  const { client, opened, settle } = editor
  const say = useToast()
  const [things, setThings] = useState<Things | null>(null)
  useEffect(() => {
    let left = false
    void (async () => {
      const answer = await client.call('deleted.list', { project: opened.project })
      if (!left && answer.ok) setThings(answer.value.things)
    })()
    return () => {
      left = true
    }
  }, [client, opened])

  async function bringBack({ batch, what }: Things[number]): Promise<void> {
    const answer = await client.call('deleted.restore', { project: opened.project, batch })
    if (!answer.ok) return say({ text: sentence(answer.failure), tone: 'warn' })
    editor.bring(`Bring Back ${what}`, answer.value.writes, answer.value.held)
    await settle()
    setThings((all) => all?.filter((thing) => thing.batch !== batch) ?? null)
    say(`${what} is back.`)
  }

  if (!things) return null
  if (things.length === 0)
    return <Empty title="Nothing was deleted. Scenes, shots, panels, layers and cards stay here for thirty days." />
  return (
    <ul className="deleted" aria-label="Deleted">
      {things.map((thing) => (
        <li key={thing.batch}>
          <div className="versions-scene-words">
            <h3>{thing.what}</h3>
            <p>
              {[thing.from, `${dayOf(thing.at)}, ${timeOf(thing.at)}`, `${count(thing.daysLeft, 'day')} left`]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <Button
            aria-label={`Bring back ${thing.what}`}
            disabled={!editor.canWrite}
            onClick={() => void bringBack(thing)}
          >
            Bring back
          </Button>
        </li>
      ))}
    </ul>
  )
}
