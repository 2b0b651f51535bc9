import type { Room } from '../mutation.ts'

const host = (name: string): string => `tests/host/${name}.test.ts`
const WAYS = ['electron/host/network/route.test.ts', host('ways')]
const WEB = [host('web')]
const DOOR = 'electron/host/http/doorkeeper.ts'
const PROXY = 'electron/host/network/environmentProxy.ts'

export const NETWORK_ROOM: Room = {
  name: 'host/network',
  mutations: [
    {
      name: 'answers the whole network',
      file: 'electron/host/http/serve.ts',
      find: 'server.listen(options.port, LOOPBACK, done)',
      replace: "server.listen(options.port, '0.0.0.0', done)",
      tests: WEB,
    },
    {
      name: 'answers under a name that another page gave this computer',
      file: DOOR,
      find: 'if (headers.host !== address) return',
      replace: "if (headers.host === '') return",
      tests: WEB,
    },
    {
      name: 'lets a second person in by the same address',
      file: DOOR,
      find: 'if (used || !equal(offered, token)) return null',
      replace: 'if (!equal(offered, token)) return null',
      tests: WEB,
    },
    {
      name: 'takes orders from another page',
      file: DOOR,
      find: 'if (headers.origin !== undefined ? !ours : !reads)',
      replace: 'if (headers.origin === undefined && !reads)',
      tests: WEB,
    },
    {
      name: 'lets scripts read the session',
      file: DOOR,
      find: 'HttpOnly; ',
      replace: '',
      tests: WEB,
    },
    {
      name: 'answers whoever has no session',
      file: 'electron/host/http/serve.ts',
      find: 'if (!door.admits(request.headers)) return sendResponse(secured(plain(401, NOT_ADMITTED)), response)',
      replace: '',
      tests: WEB,
    },
    {
      name: 'lets a page talk to any server',
      file: 'electron/host/page/securityHeaders.ts',
      find: '"connect-src \'self\'"',
      replace: "'connect-src *'",
      tests: WEB,
    },
    {
      name: 'shows a proxy what goes to this computer itself',
      file: 'electron/host/network/createWays.ts',
      find: "url.protocol !== 'https:' || isLoopback(url)",
      replace: "url.protocol !== 'https:'",
      tests: WAYS,
    },
    {
      name: 'goes by the system’s proxy where the environment names another',
      file: 'electron/host/network/createWays.ts',
      find: "environmentRoute(proxies, url) ?? systemRoute((await system?.(url)) ?? '')",
      replace: "systemRoute((await system?.(url)) ?? '')",
      tests: WAYS,
    },
    {
      name: 'goes through the proxy to where it was told not to',
      file: PROXY,
      find: 'return isExcepted(exceptions, url) ? [null] :',
      replace: "return exceptions === '\\0' ? [null] :",
      tests: WAYS,
    },
    {
      name: 'takes a proxy of another kind for one of its own',
      file: PROXY,
      find: "if (kind !== 'http' && kind !== 'https')",
      replace: "if (kind === '')",
      tests: WAYS,
    },
    {
      name: 'lets windows and programs inherit a proxy’s password',
      file: PROXY,
      find: 'environment[name] = without\n',
      replace: '',
      tests: [...WAYS, host('environmentKey'), host('waysTerminal')],
    },
    {
      name: 'goes past a proxy that refused',
      file: 'electron/host/network/openConnection.ts',
      find: 'if (!deaf || at === route.length - 1) throw error',
      replace: 'if (at === route.length - 1) throw error',
      tests: WAYS,
    },
    {
      name: 'believes any certificate',
      file: 'electron/host/network/openConnection.ts',
      find: "ALPNProtocols: ['http/1.1'] }",
      replace: "ALPNProtocols: ['http/1.1'], rejectUnauthorized: false }",
      tests: WAYS,
    },
  ],
}
