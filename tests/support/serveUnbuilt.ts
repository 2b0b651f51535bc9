/** The web host as `framewright web` runs it, on a window that needs not be built. */
import { builtPages } from '#host/page/pages.ts'
import { takeSecrets } from '#host/secrets/environmentKey.ts'
import { runWeb } from '../../electron/web.ts'

const { secrets } = takeSecrets(process.env)
const pages = builtPages(import.meta.dirname)

await runWeb({ folder: null, port: 0, secrets, pages }, ({ url }) => console.log(url)).catch((error: unknown) => {
  console.error(String(error))
  process.exitCode = 1
})
