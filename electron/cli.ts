import { join } from 'node:path'
import { createNodePlatform, logTo } from '#host/nodePlatform.ts'
import { takeSecrets } from '#host/secrets/environmentKey.ts'
import { createOutlet } from './cli/outlet.ts'
import { runTerminal } from './cli/runTerminal.ts'
import { startedIn } from './cli/terminal.ts'
import { ignoreClosedReaders } from './closedReaders.ts'
import { logCommandFaults } from './nodeFaults.ts'
import { rootFrom } from './root.ts'
import { shellKeychain } from './shellKeychain.ts'
import { shellLog } from './shellLog.ts'
import { shellWays } from './shellWays.ts'
import { versionOf } from './version.ts'

const words = process.argv.slice(2)
const { secrets } = takeSecrets(process.env)
const logBook = shellLog('terminal', secrets)
logCommandFaults(logBook)
ignoreClosedReaders()

process.exitCode = await runTerminal(words, {
  outlet: createOutlet(words),
  secrets,
  folder: startedIn(),
  faulted(fault) {
    logBook.note({ says: 'A command ended with a fault', fault })
  },
  async buildHost() {
    const { createHost } = await import('#host/createHost.ts')
    const root = rootFrom(import.meta.dirname)
    return createHost(
      createNodePlatform({
        shell: 'terminal',
        version: versionOf(root),
        assets: join(root, 'assets'),
        keychain: shellKeychain(),
        keys: secrets.keys,
        ways: shellWays(secrets.proxies, logTo(logBook)),
        logBook,
      }),
    )
  },
})
