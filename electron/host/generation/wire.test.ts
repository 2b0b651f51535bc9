import { expect, it } from 'vitest'
import { openWire } from './wire.ts'
import type { Ways } from '../network/ways.ts'

it('goes to the one address that the key was approved for, whatever a library asks for', async () => {
  const asked: string[] = []
  const ways = {
    to(url: URL) {
      asked.push(url.host)
      return Promise.reject(new Error('nothing leaves in this test'))
    },
  } as unknown as Ways
  const wire = (origin: string | null) => openWire({ ways, most: 1, origin, strike: (text) => text })
  const notApproved = { failure: { kind: 'address-not-approved', host: 'other.example' } }
  await expect(wire('https://model.example').fetch('https://other.example/v1')).rejects.toMatchObject(notApproved)
  await expect(wire('https://other.example:8443').fetch('https://other.example/v1')).rejects.toMatchObject(notApproved)
  await expect(wire(null).fetch('https://other.example/v1')).rejects.toMatchObject(notApproved)
  expect(asked).toEqual([])
  await expect(wire('https://model.example').fetch('https://model.example/v1')).rejects.toThrow('nothing leaves')
  expect(asked).toEqual(['model.example'])
})
