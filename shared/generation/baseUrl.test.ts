import { describe, expect, it } from 'vitest'
import { sentence } from '../contract/sentence.ts'
import { readBaseUrl } from './baseUrl.ts'
import { serverOf } from './providers/providerOf.ts'

function read(text: string): string | null {
  const result = readBaseUrl(text)
  return result.ok ? result.value : null
}

describe('the address of a gateway', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['https://gateway.studio.example', 'https://gateway.studio.example'],
    ['https://Gateway.Studio.example:8443/model/', 'https://gateway.studio.example:8443/model'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://127.9.8.7', 'http://127.9.8.7'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['https://gateway.example:443/a', 'https://gateway.example/a'],
    ['http://localhost:80', 'http://localhost'],
    ['https://10.0.0.4:0443', 'https://10.0.0.4'],
    ['HTTPS://XN--GATEWAY-9UF.example', 'https://xn--gateway-9uf.example'],
  ])('takes %j as %j', (text, address) => {
    expect(read(text)).toBe(address)
  })

  it.each([
    'http://gateway.studio.example',
    'http://10.0.0.4',
    'http://127.0.0.1.example.com',
    'http://127.0.0.999',
    'http://localhost.example.com',
    'http://0.0.0.0',
    'https://ada:secret@gateway.example',
    'https://127.0.0.1@evil.example',
    'https://gateway.example?key=1',
    'https://gateway.example#part',
    'https://gateway.example\\@evil.example',
    'https://gateway.example:99999',
    'ftp://gateway.example',
    'file:///etc/passwd',
    'gateway.example',
    'https://gateway.example.',
    'https://gateway..example',
    'https://gatewаy.example',
    'https://2130706433',
    'https://0x7f.1',
    'http://127.1',
    'https://127.0.0.01',
    'https://',
    'javascript:alert(1)',
  ])('refuses %j and says why', (text) => {
    const result = readBaseUrl(text)
    expect(result.ok).toBe(false)
    expect(result.ok ? '' : sentence(result.failure)).toMatch(/the address can't be used: \w+/)
  })
})

describe('the server of an address', () => {
  it.each([
    ['', 'generativelanguage.googleapis.com'],
    ['https://Gateway.Example:443/v1', 'gateway.example'],
    ['http://127.0.0.1:4000/', '127.0.0.1:4000'],
    ['https://ada:secret@gateway.example', 'an address that can not be read'],
  ])('of %j is %j', (text, host) => {
    expect(serverOf({ provider: 'gemini', baseUrl: text })).toBe(host)
  })
})
