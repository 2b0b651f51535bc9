import { useEffect, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { Version } from '#shared/contract/versions.ts'
import { VERSION_WORDS } from '#shared/versions/versionWords.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { VersionDetails } from './VersionDetails.tsx'
import { dayOf, timeOf } from '../../ui/when.ts'

/** Earlier states by day and time on the left, the differences of one on the right. */
export function VersionList({ onDone }: { onDone: () => void }) {
  const { client, opened } = useEditor()
  const say = useToast()
  const [versions, setVersions] = useState<readonly Version[] | null>(null)
  const [chosen, setChosen] = useState<Version | null>(null)
  useEffect(() => {
    let left = false
    void (async () => {
      const answer = await client.call('versions.list', { project: opened.project })
      if (left) return
      if (!answer.ok) return say({ text: sentence(answer.failure), tone: 'warn' })
      setVersions(answer.value.versions)
      setChosen(answer.value.versions[0] ?? null)
    })()
    return () => {
      left = true
    }
  }, [client, opened, say])

  if (!versions) return null
  if (versions.length === 0)
    return <Empty title="No version is kept yet. One is kept every five minutes of work, and before each large step." />

  function step(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]
    if (by === undefined || !versions) return
    event.preventDefault()
    const at = versions.findIndex((version) => version.id === chosen?.id)
    const next = versions[Math.max(0, Math.min(versions.length - 1, at + by))]
    if (next) setChosen(next)
  }

  return (
    <div className="versions-halves">
      <div
        className="versions-list"
        role="listbox"
        tabIndex={0}
        aria-label="Versions"
        aria-activedescendant={chosen ? optionId(chosen) : undefined}
        onKeyDown={step}
      >
        {versions.map((version, at) => (
          <VersionOption
            key={version.id}
            version={version}
            first={at === 0 || dayOf(versions[at - 1]!.at) !== dayOf(version.at)}
            selected={version.id === chosen?.id}
            onChoose={() => setChosen(version)}
          />
        ))}
      </div>
      {chosen && <VersionDetails key={chosen.id} version={chosen} onDone={onDone} />}
    </div>
  )
}

interface VersionOptionProps {
  readonly version: Version
  /** The first of its day. */
  readonly first: boolean
  readonly selected: boolean
  readonly onChoose: () => void
}

function VersionOption({ version, first, selected, onChoose }: VersionOptionProps) {
  return (
    <>
      {first && (
        <div className="versions-day" role="presentation">
          {dayOf(version.at)}
        </div>
      )}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the focus and the keys */}
      <div
        id={optionId(version)}
        className="versions-option"
        role="option"
        aria-selected={selected}
        tabIndex={-1}
        onClick={onChoose}
        ref={(element) => {
          if (selected) element?.scrollIntoView({ block: 'nearest' })
        }}
      >
        <span className="versions-time">{timeOf(version.at)}</span>
        <span>
          {VERSION_WORDS[version.reason]}
          {version.damaged && ', damaged'}
        </span>
      </div>
    </>
  )
}

function optionId(version: Version): string {
  return `version-${version.id}`
}
