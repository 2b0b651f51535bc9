import { useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { Output } from '#shared/contract/methods.ts'
import type { Version } from '#shared/contract/versions.ts'
import type { SceneId } from '#shared/document/ids.ts'
import { count } from '#shared/versions/compareFilms.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { dayOf, timeOf } from '../../ui/when.ts'

interface VersionDetailsProps {
  readonly version: Version
  readonly onDone: () => void
}

type Compared = Output<'versions.compare'>

export function VersionDetails({ version, onDone }: VersionDetailsProps) {
  const editor = useEditor()
  const say = useToast()
  const [compared, setCompared] = useState<Compared | string | null>(null)
  const [busy, setBusy] = useState(false)
  const { client, opened } = editor
  useEffect(() => {
    let left = false
    void client.call('versions.compare', { project: opened.project, version: version.id }).then((answer) => {
      if (!left) setCompared(answer.ok ? answer.value : sentence(answer.failure))
    })
    return () => {
      left = true
    }
  }, [client, opened, version])

  async function restore(sceneId: SceneId | null, what: string): Promise<void> {
    setBusy(true)
    const answer = await client.call('versions.restore', { project: opened.project, version: version.id, sceneId })
    setBusy(false)
    if (!answer.ok) return say({ text: sentence(answer.failure), tone: 'warn' })
    const { writes, held, missing } = answer.value
    if (!editor.bring(`Restore ${what}`, writes, held)) return say(`${what} is already like that.`)
    if (missing.length > 0)
      say({ text: `These pictures are no longer in the project: ${missing.join(', ')}.`, tone: 'warn' })
    say({ text: `${what} is as it was on ${dayOf(version.at)}, ${timeOf(version.at)}. Undo takes it back.` })
    onDone()
  }

  if (compared === null) return <p className="versions-wait">Comparing…</p>
  if (typeof compared === 'string') return <p className="versions-wait">{compared}</p>
  const same = compared.film.length === 0 && compared.scenes.every((scene) => scene.kind === 'same')
  return (
    <section className="versions-details" aria-label={`Version of ${dayOf(version.at)}, ${timeOf(version.at)}`}>
      <header>
        <p>
          {same
            ? 'The film is as it was then.'
            : compared.film.join('. ') || 'What differs from the film as it is now:'}
        </p>
        <Button disabled={!editor.canWrite || busy || same} onClick={() => void restore(null, 'the film')}>
          Restore whole film
        </Button>
      </header>
      <ul>
        {compared.scenes.map((scene) => (
          <li key={scene.sceneId} className={`versions-scene ${scene.kind}`}>
            <div className="versions-scene-words">
              <h3>
                Scene {scene.number} <span>{scene.heading}</span>
              </h3>
              <p>
                {scene.words.join('. ') ||
                  `No difference. ${count(scene.shots, 'shot')}, ${count(scene.panels, 'panel')}`}
              </p>
            </div>
            {(scene.kind === 'changed' || scene.kind === 'gone') && (
              <Button
                aria-label={`Restore Scene ${scene.number}`}
                disabled={!editor.canWrite || busy}
                onClick={() => void restore(scene.sceneId, `Scene ${scene.number}`)}
              >
                Restore scene
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
