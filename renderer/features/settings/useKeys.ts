import { useCallback, useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { KeyPlace, KeyStatus } from '#shared/contract/model.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useJobs, useKeyStatus } from '../../editor/useJobs.ts'
import { useToast } from '../../ui/Toasts.tsx'

export interface Keys {
  /** null until the host has answered. */
  readonly status: KeyStatus | null
  /** The last test's result; '' if none since the key changed. */
  readonly tested: string
  readonly busy: boolean
  /** Asks again, once the film names another source. */
  readonly refresh: () => Promise<void>
  readonly set: (place: KeyPlace, key: string) => Promise<boolean>
  readonly clear: (place: KeyPlace) => Promise<void>
  readonly test: () => Promise<void>
}

const TEST_WORDS = {
  works: 'It works.',
  'not-valid': 'The service does not accept this key.',
  'no-quota': 'The key is valid, but its quota is used up.',
  'no-network': "The service can't be reached.",
  'no-key': 'There is no key to test.',
  other: 'The service answered with something else.',
} as const

/** The key's status, and what can be done about it. A key can never be read back. */
export function useKeys(): Keys {
  const { client, opened } = useEditor()
  const say = useToast()
  const { knowKeys } = useJobs()
  const status = useKeyStatus()
  const [tested, setTested] = useState('')
  const [busy, setBusy] = useState(false)
  const project = opened.project

  const show = useCallback(
    (answer: Result<KeyStatus>) => {
      if (answer.ok) knowKeys(answer.value)
      else say({ text: sentence(answer.failure), tone: 'warn' })
      setTested('')
      return answer.ok
    },
    [knowKeys, say],
  )
  const refresh = useCallback(async () => {
    show(await client.call('keys.status', { project }))
  }, [client, project, show])
  useEffect(() => {
    const timer = setTimeout(() => void refresh(), 0)
    return () => clearTimeout(timer)
  }, [refresh])

  async function during<T>(work: () => Promise<T>): Promise<T> {
    setBusy(true)
    try {
      return await work()
    } finally {
      setBusy(false)
    }
  }

  return {
    status,
    refresh,
    tested,
    busy,
    set: (place, key) => during(async () => show(await client.call('keys.set', { project, place, key }))),
    clear: (place) => during(async () => void show(await client.call('keys.clear', { project, place }))),
    test: () =>
      during(async () => {
        const answer = await client.call('keys.test', { project })
        setTested(answer.ok ? answer.value.sentence || TEST_WORDS[answer.value.result] : sentence(answer.failure))
      }),
  }
}
