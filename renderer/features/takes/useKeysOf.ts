import { useEffect } from 'react'
import type { KeyStatus } from '#shared/contract/model.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useJobs, useKeyStatus } from '../../editor/useJobs.ts'

/** Whether there is a key for this service, asked anew whenever it becomes the one; null until it is known. */
export function useKeysOf(provider: string): KeyStatus | null {
  const { client, opened } = useEditor()
  const { knowKeys } = useJobs()
  const keys = useKeyStatus()
  useEffect(() => {
    if (!isHosted(provider)) return
    void client.call('keys.status', { project: opened.project, service: provider }).then((answer) => {
      if (answer.ok) knowKeys(answer.value)
    })
  }, [client, opened.project, knowKeys, provider])
  return keys?.service === provider ? keys : null
}
