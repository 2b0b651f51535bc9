import { dataFolder } from '#host/nodePlatform.ts'
import { createLogBook } from '#host/log/logBook.ts'
import type { LogBook } from '#host/log/logBook.ts'
import type { Platform } from '#host/platform.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'

/** This process's log. All shells write to the same file. */
export function shellLog(shell: Platform['shell'], { keys, proxies }: Secrets): LogBook {
  const logins = Object.values(proxies).flatMap((proxy) => /^(?:.*:\/\/)?(.+)@/.exec(proxy)?.[1] ?? [])
  return createLogBook({ data: dataFolder(), shell, secrets: [...Object.values(keys), ...logins] })
}
