import { BlockList, isIP } from 'node:net'
import { NetworkError, proxyAt, unbracketed } from './ways.ts'
import type { Proxy, Route } from './ways.ts'

/** The environment's proxy variables, unmodified: proxy URLs may contain a user name and password. */
export type ProxyVariables = Readonly<Record<string, string>>

/** Lower case takes precedence, as in curl. HTTP_PROXY is not used: plain http stays on this computer. */
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const
const EXCEPTIONS = ['no_proxy', 'NO_PROXY'] as const

/**
 * Takes the proxy variables and leaves them in the environment without user names and passwords, so that no window and
 * no child process inherits those. `found`: there were some.
 */
export function takeProxies(environment: NodeJS.ProcessEnv): { proxies: ProxyVariables; found: boolean } {
  const proxies: Record<string, string> = {}
  let found = false
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || !/_proxy$/i.test(name)) continue
    if (isOurs(name)) proxies[name] = value
    const without = /^no_proxy$/i.test(name) ? value : withoutLogin(value)
    if (without === value) continue
    environment[name] = without
    found = true
  }
  return { proxies, found }
}

function isOurs(name: string): boolean {
  return [...PROXIES, ...EXCEPTIONS].some((each) => each === name)
}

/** Scheme, user name and password (up to the last @: they are often not escaped), host and port. */
const ADDRESS = /^\s*(?:([a-z][a-z0-9+.-]*):\/\/)?(?:(.*)@)?([^@]*?)\/?\s*$/is

function withoutLogin(address: string): string {
  const [, scheme, login, place] = ADDRESS.exec(address) ?? []
  if (login === undefined) return address
  return `${scheme === undefined ? '' : `${scheme}://`}${place}`
}

/** The route the environment gives for an https URL, by curl's rules; null if it gives none. */
export function environmentRoute(variables: ProxyVariables, url: URL): Route | null {
  const named = PROXIES.map((name) => [name, variables[name]?.trim() ?? ''] as const).find(([, value]) => value !== '')
  if (!named) return null
  const exceptions = EXCEPTIONS.map((name) => variables[name] ?? '').find((value) => value.trim() !== '') ?? ''
  return isExcepted(exceptions, url) ? [null] : [readProxy(...named)]
}

/** "[http://][name:password@]host[:port]". Other kinds of proxy are an error: bypassing them is not what the user asked for. */
function readProxy(name: string, text: string): Proxy {
  const [, scheme = 'http', login, place = ''] = ADDRESS.exec(text) ?? []
  const kind = scheme.toLowerCase()
  if (kind !== 'http' && kind !== 'https')
    throw new NetworkError({ why: 'proxy-unusable', detail: `${name} names one of the kind ${kind}` })
  const proxy = proxyAt(kind === 'https', place)
  if (!proxy) throw new NetworkError({ why: 'proxy-unusable', detail: `${name} holds no address of one` })
  return login === undefined ? proxy : { ...proxy, authorization: basic(login) }
}

function basic(login: string): string {
  const [, user = '', word = ''] = /^([^:]*):?(.*)$/s.exec(login) ?? []
  return `Basic ${Buffer.from(`${plain(user)}:${plain(word)}`).toString('base64')}`
}

/** A % that begins no valid escape is literal. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/**
 * A NO_PROXY list, separated by commas or spaces: `*` for all; a domain with its subdomains, with or without a leading
 * dot; an address or a range (10.0.0.0/8); each optionally with a port.
 */
function isExcepted(list: string, url: URL): boolean {
  const host = unbracketed(url.hostname).replace(/\.$/, '').toLowerCase()
  const port = url.port || '443'
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true
      const { name, only } = splitPort(entry.toLowerCase())
      if (only !== null && only !== port) return false
      if (isIP(host) !== 0) return isWithin(name, host)
      const domain = name.replace(/^\*?\./, '').replace(/\.$/, '')
      return domain !== '' && (host === domain || host.endsWith(`.${domain}`))
    })
}

function splitPort(entry: string): { name: string; only: string | null } {
  const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(entry)
  if (bracketed) return { name: bracketed[1]!, only: bracketed[2] ?? null }
  const withPort = /^([^:]+):(\d+)$/.exec(entry)
  return withPort ? { name: withPort[1]!, only: withPort[2]! } : { name: entry, only: null }
}

function isWithin(range: string, address: string): boolean {
  const [net, bits] = range.split('/')
  const family = isIP(net!)
  if (family === 0 || family !== isIP(address)) return false
  const widest = family === 4 ? 32 : 128
  const prefix = bits === undefined ? widest : Number(bits)
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > widest) return false
  const type = family === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(net!, prefix, type)
  return list.check(address, type)
}
