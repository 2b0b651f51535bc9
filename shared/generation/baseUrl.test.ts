import { describe, expect, it } from 'vitest'
import { sentence } from '../contract/failure.ts'
import { readBaseUrl } from './baseUrl.ts'

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
    'https://',
    'javascript:alert(1)',
  ])('refuses %j and says why', (text) => {
    const result = readBaseUrl(text)
    expect(result.ok).toBe(false)
    expect(result.ok ? '' : sentence(result.failure)).toMatch(/the address can't be used: \w+/)
  })
})
