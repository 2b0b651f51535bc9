import { describe, expect, it } from 'vitest'
import { environmentRoute, takeProxies } from './environmentProxy.ts'
import type { ProxyVariables } from './environmentProxy.ts'
import { systemRoute } from './systemRoute.ts'
import { placeOf } from './ways.ts'
import type { Route } from './ways.ts'

/** "straight", "host:port", "tls host:port"; null for no route. */
function inWords(route: Route | null): string | null {
  return (
    route?.map((way) => (way === null ? 'straight' : `${way.secure ? 'tls ' : ''}${placeOf(way)}`)).join(', ') ?? null
  )
}

function named(variables: ProxyVariables, address = 'https://api.studio.example/v1'): string | null {
  return inWords(environmentRoute(variables, new URL(address)))
}

function loginOf(login: string): string {
  const [proxy] = environmentRoute({ https_proxy: `http://${login}@p:1` }, new URL('https://a.example'))!
  return Buffer.from(proxy!.authorization!.replace('Basic ', ''), 'base64').toString()
}

describe('the environment', () => {
  it.each<[ProxyVariables, string | null]>([
    [{}, null],
    [{ HTTPS_PROXY: 'http://p.example:3128' }, 'p.example:3128'],
    [{ https_proxy: 'a:1', HTTPS_PROXY: 'b:2' }, 'a:1'],
    [{ https_proxy: ' ', HTTPS_PROXY: 'b:2' }, 'b:2'],
    [{ ALL_PROXY: 'c:3' }, 'c:3'],
    [{ ALL_PROXY: 'socks5://c:3', https_proxy: 'a:1' }, 'a:1'],
    [{ HTTP_PROXY: 'd:4', http_proxy: 'd:4' }, null],
    [{ NO_PROXY: '*' }, null],
    [{ https_proxy: 'p.example' }, 'p.example:80'],
    [{ https_proxy: 'https://p.example/' }, 'tls p.example:443'],
    [{ https_proxy: 'HTTP://[2001:db8::1]:8080' }, '[2001:db8::1]:8080'],
    [{ https_proxy: 'http://me:p@ss/w#rd:x@p.example:1' }, 'p.example:1'],
  ])('%o names %s', (variables, words) => {
    expect(named(variables)).toBe(words)
  })

  it.each<[string, string, string]>([
    ['*', 'https://api.studio.example', 'straight'],
    ['studio.example', 'https://api.studio.example', 'straight'],
    ['.studio.example', 'https://api.studio.example', 'straight'],
    ['.studio.example', 'https://studio.example', 'straight'],
    ['*.studio.example', 'https://api.studio.example', 'straight'],
    ['STUDIO.example.', 'https://api.Studio.example', 'straight'],
    ['other.example, studio.example', 'https://api.studio.example', 'straight'],
    ['other.example studio.example', 'https://api.studio.example', 'straight'],
    ['studio.example:8443', 'https://api.studio.example:8443', 'straight'],
    ['studio.example:8443', 'https://api.studio.example', 'p:1'],
    ['studio.example:443', 'https://api.studio.example', 'straight'],
    ['dio.example', 'https://api.studio.example', 'p:1'],
    ['api', 'https://api.studio.example', 'p:1'],
    ['studio.example.evil', 'https://api.studio.example', 'p:1'],
    ['10.0.0.0/8', 'https://10.20.30.40', 'straight'],
    ['10.0.0.0/8', 'https://11.20.30.40', 'p:1'],
    ['10.20.30.40', 'https://10.20.30.40:8443', 'straight'],
    ['10.20.30.40:1', 'https://10.20.30.40:8443', 'p:1'],
    ['30.40', 'https://10.20.30.40', 'p:1'],
    ['10.0.0.0/99', 'https://10.20.30.40', 'p:1'],
    ['fd00::/8', 'https://[fd12::1]', 'straight'],
    ['[fd12::1]:443', 'https://[fd12::1]', 'straight'],
    ['fd00::/8', 'https://10.20.30.40', 'p:1'],
    ['', 'https://10.20.30.40', 'p:1'],
    [', ,', 'https://10.20.30.40', 'p:1'],
  ])('without a proxy for “%s”, %s: %s', (NO_PROXY, address, words) => {
    expect(named({ https_proxy: 'p:1', NO_PROXY }, address)).toBe(words)
  })

  it('gives a login to the proxy as it was meant, escaped or not', () => {
    expect(loginOf('ada:w%40rd%3a')).toBe('ada:w@rd:')
    expect(loginOf('STUDIO\\ada:50% off@home')).toBe('STUDIO\\ada:50% off@home')
    expect(loginOf('ada')).toBe('ada:')
  })

  it('lets go of logins, in every variable that names a proxy, and keeps where it is', () => {
    const environment: NodeJS.ProcessEnv = {
      PATH: '/usr/bin',
      HTTPS_PROXY: 'http://ada:s3cret@p.example:1/',
      http_proxy: 'ada:s3cret@p.example:1',
      FTP_PROXY: 'ftp://ada@p.example',
      all_proxy: 'socks5://p.example:2',
      npm_config_https_proxy: 'http://ada:s3@cret@p.example:1',
      no_proxy: 'a@b.example',
    }
    const { proxies, found } = takeProxies(environment)
    expect(found).toBe(true)
    expect(proxies).toEqual({
      HTTPS_PROXY: 'http://ada:s3cret@p.example:1/',
      all_proxy: 'socks5://p.example:2',
      no_proxy: 'a@b.example',
    })
    expect(environment).toEqual({
      PATH: '/usr/bin',
      HTTPS_PROXY: 'http://p.example:1',
      http_proxy: 'p.example:1',
      FTP_PROXY: 'ftp://p.example',
      all_proxy: 'socks5://p.example:2',
      npm_config_https_proxy: 'http://p.example:1',
      no_proxy: 'a@b.example',
    })
    expect(takeProxies({ https_proxy: 'p:1', PATH: 'a@b' })).toEqual({ proxies: { https_proxy: 'p:1' }, found: false })
  })
})

describe('the system', () => {
  it.each([
    ['DIRECT', 'straight'],
    ['', 'straight'],
    ['PROXY p.example:8080', 'p.example:8080'],
    ['PROXY p.example:80;HTTPS q.example:443; DIRECT', 'p.example:80, tls q.example:443, straight'],
    ['proxy p.example', 'p.example:80'],
    ['HTTPS [2001:db8::1]:8443', 'tls [2001:db8::1]:8443'],
    ['SOCKS5 s.example:1080; PROXY p.example:1', 'p.example:1'],
    ['PROXY a@b:1; DIRECT', 'straight'],
  ])('that answers “%s” names %s', (answer, words) => {
    expect(inWords(systemRoute(answer))).toBe(words)
  })

  it('that names nothing that can be used is no reason to go past it', () => {
    expect(() => systemRoute('SOCKS s.example:1080')).toThrow('of the kind socks')
  })
})
