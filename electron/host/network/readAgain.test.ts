import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { readAgain } from './readAgain.ts'

/** Of many times the memory of a socket. */
const told = Buffer.concat([1, 2, 3, 4, 5, 6, 7, 8].map((each) => Buffer.alloc(250_000, each)))
const ends: (() => void)[] = []

afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A connection to somebody who says all of it at once and hangs up. */
async function hearing(isRead: () => boolean): Promise<Socket> {
  const server = createServer((socket) => socket.end(told)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return connect({ port, host: '127.0.0.1', onread: readAgain(isRead) })
}

it('keeps what is still held as it came', async () => {
  const socket = await hearing(() => false)
  const held: Buffer[] = []
  socket.on('data', (part: Buffer) => held.push(part))
  await once(socket, 'end')
  expect(Buffer.concat(held).equals(told)).toBe(true)
})

it('reads into the same memory again where what came is read', async () => {
  const socket = await hearing(() => true)
  const copies: Buffer[] = []
  const rooms = new Set<ArrayBufferLike>()
  socket.on('data', (part: Buffer) => {
    rooms.add(part.buffer)
    copies.push(Buffer.from(part))
  })
  await once(socket, 'end')
  expect(Buffer.concat(copies).equals(told)).toBe(true)
  expect([copies.length > 1, rooms.size]).toEqual([true, 1])
})

it('loses nothing that comes before anybody listens', async () => {
  const socket = await hearing(() => true)
  await once(socket, 'readable')
  expect(socket.bytesRead).toBeGreaterThan(0)
  const heard: Buffer[] = []
  socket.on('data', (part: Buffer) => heard.push(Buffer.from(part)))
  await once(socket, 'end')
  expect(Buffer.concat(heard).equals(told)).toBe(true)
})
