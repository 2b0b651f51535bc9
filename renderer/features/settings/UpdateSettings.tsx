import { useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { UpdatesStanding } from '#shared/contract/updates.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Check } from '../../ui/Check.tsx'
import { useToast } from '../../ui/Toasts.tsx'

/** How often the text follows a check or a download while it is on screen. */
const FOLLOW_MS = 1000

/**
 * Newer versions of the app: who is asked, what they learn, and the current state. Applies to this computer, not to the
 * film.
 */
export function UpdateSettings() {
  const { client } = useEditor()
  const say = useToast()
  const [standing, setStanding] = useState<UpdatesStanding | null>(null)

  function show(answer: Result<UpdatesStanding>): void {
    if (answer.ok) setStanding(answer.value)
    else say({ text: sentence(answer.failure), tone: 'warn' })
  }
  const moving = standing === null || standing.state === 'looking' || standing.state === 'loading'
  useEffect(() => {
    if (!moving) return
    const read = () => void client.call('updates.read', {}).then((answer) => answer.ok && setStanding(answer.value))
    read()
    const timer = setInterval(read, FOLLOW_MS)
    return () => clearInterval(timer)
  }, [client, moving])

  if (!standing) return <div className="settings-page" />
  const { from, why, on } = standing
  if (from === null)
    return (
      <div className="settings-page">
        <p className="settings-note">{WHY[why ?? 'none-built-in']}</p>
      </div>
    )
  return (
    <div className="settings-page">
      <Check
        label="Keep Framewright up to date"
        hint={`Once a day, Framewright asks ${from} which versions there are. That server learns this computer’s network address and that it runs Framewright, and nothing else.`}
        checked={on}
        onChange={(yes) => void client.call('updates.choose', { on: yes }).then(show)}
      />
      <p className="settings-note">
        A newer version is used only if Framewright’s makers signed it. It is downloaded while you work and installed
        after you quit, when everything is saved. This choice counts on this computer, for every film.
      </p>
      <p className="settings-note" role="status">
        {on
          ? wordsFor(standing)
          : 'Off: no server is asked. New versions, with their security fixes, are then yours to install.'}
      </p>
    </div>
  )
}

const WHY: Readonly<Record<NonNullable<UpdatesStanding['why']>, string>> = {
  'none-built-in':
    'This copy of Framewright doesn’t update itself, since it was built without a server to ask. You can install a newer version by hand.',
  'not-this-shell': 'Framewright doesn’t update itself while it runs in a browser. No server is asked.',
  'installed-by-system':
    'This copy was installed as a system package, and your system keeps it up to date. Framewright asks no server.',
}

function wordsFor({ state, version, detail }: UpdatesStanding): string {
  switch (state) {
    case 'looking':
      return 'Looking…'
    case 'loading':
      return `Downloading version ${version}…`
    case 'ready':
      return `Version ${version} is downloaded and will be installed after you quit.`
    case 'newest':
      return 'This is the latest version.'
    case 'failed':
      return detail
    case 'idle':
      return 'On: Framewright looks once a day.'
  }
}
