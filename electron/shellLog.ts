import { dataFolder } from '#host/nodePlatform.ts'
import { createLogBook } from '#host/log/logBook.ts'
import type { LogBook } from '#host/log/logBook.ts'
import type { Platform } from '#host/platform.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'

/** The log of this process. Every shell writes into the same file. */
export function shellLog(shell: Platform['shell'], { keys, proxies }: Secrets): LogBook {
  const logins = Object.values(proxies).flatMap((proxy) => /^(?:.*:\/\/)?(.+)@/.exec(proxy)?.[1] ?? [])
  return createLogBook({ data: dataFolder(), shell, secrets: [...Object.values(keys), ...logins] })
}
