import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FakeRequest } from './fakeModel.ts'
import { errorAnswer, json } from './fakeModelAnswers.ts'
import type { HttpAnswer } from './fakeModelAnswers.ts'

/** How the fake treats batches. */
export interface BatchScript {
  /** Looks at a batch before it has ended; 2 unless told. */
  readonly looks?: number
  readonly end?: 'SUCCEEDED' | 'FAILED' | 'CANCELLED' | 'EXPIRED'
  /** Why it failed, as the operation's own error. */
  readonly error?: object
  /** Answers there are, by position; all of them unless told. */
  readonly has?: (index: number) => boolean
  /** An answer in the place of taking a batch; null to take it. */
  readonly refuses?: (times: number) => HttpAnswer | null
  /** Whether it knows nothing of a batch, by the looks at it so far and the key. */
  readonly hides?: (looks: number, key: string) => boolean
  /** Does in an answer's place what it likes with the socket; true if it did. */
  readonly breaks?: (step: 'create' | 'created' | 'look' | 'upload', times: number) => boolean
}

interface FakeBatch {
  readonly name: string
  readonly displayName: string
  readonly model: string
  readonly byFile: boolean
  readonly entries: readonly Entry[]
  looks: number
  cancelled: boolean
  results: string[] | null
}

interface Entry {
  readonly key: string
  readonly request: object
}

export interface FakeBatches {
  /** Every batch that was ever made, also deleted ones. */
  readonly made: readonly FakeBatch[]
  /** Names of those that were not deleted. */
  readonly there: () => string[]
  /** Whether the request was about batches or files, and is answered. */
  serve(request: FakeRequest, incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean>
}

type Answering = (request: FakeRequest, model: string) => Promise<HttpAnswer>

/**
 * The service's batches and files: pictures stand twice in a batch's body, a listing never has an empty
 * `nextPageToken`, requests fail one by one, an upload is resumable.
 */
export function fakeBatches(script: BatchScript, answering: Answering): FakeBatches {
  const made: FakeBatch[] = []
  const deleted = new Set<string>()
  const files = new Map<string, string>()
  const uploads = new Map<string, { text: string; readonly size: number }>()
  const times = new Map<string, number>()
  let refusals = 0

  function breaks(step: 'create' | 'created' | 'look' | 'upload', incoming: IncomingMessage): boolean {
    const before = times.get(step) ?? 0
    times.set(step, before + 1)
    if (script.breaks?.(step, before) !== true) return false
    incoming.socket.destroy()
    return true
  }

  function create(model: string, body: string): HttpAnswer {
    const { batch } = JSON.parse(body) as { batch: { displayName: string; inputConfig: Input } }
    const { requests, fileName } = batch.inputConfig
    const text = fileName === undefined ? undefined : files.get(fileName)
    if (fileName !== undefined && text === undefined) return errorAnswer(404, 'Requested entity was not found.')
    const entries = text === undefined ? inlineEntries(requests?.requests ?? []) : lineEntries(text)
    if (text === undefined && body.length > 20 * 1024 * 1024)
      return errorAnswer(400, 'Request payload size exceeds the limit.')
    const name = `batches/fake-${made.length + 1}`
    const { displayName } = batch
    made.push({
      name,
      displayName,
      model,
      byFile: text !== undefined,
      entries,
      looks: 0,
      cancelled: false,
      results: null,
    })
    return json(200, operationOf(made.at(-1)!, 'PENDING'))
  }

  async function look(batch: FakeBatch): Promise<HttpAnswer> {
    batch.looks += 1
    const { looks = 2, end = 'SUCCEEDED' } = script
    if (!batch.cancelled && batch.looks <= looks)
      return json(200, operationOf(batch, batch.looks === 1 ? 'PENDING' : 'RUNNING'))
    batch.results ??= await resultsOf(batch)
    const state = batch.cancelled ? 'CANCELLED' : end
    const error = state === 'SUCCEEDED' || script.error === undefined ? {} : { error: script.error }
    return { ...json(200, 0), body: endedBody(batch, state, error) }
  }

  async function resultsOf(batch: FakeBatch): Promise<string[]> {
    const lines: string[] = []
    for (const [index, { key, request }] of batch.entries.entries()) {
      if (script.has?.(index) === false || batch.cancelled) continue
      const body = JSON.stringify(request)
      const answer = await answering(
        { method: 'POST', path: `/v1beta/models/${batch.model}:generateContent`, headers: {}, body, at: 0 },
        batch.model,
      )
      const head = batch.byFile ? `"key":${JSON.stringify(key)}` : `"metadata":{"key":${JSON.stringify(key)}}`
      const told = answer.status === 200 ? `"response":${answer.body}` : answer.body.slice(1, -1)
      lines.push(`{${head},${told}}`)
    }
    if (batch.byFile) files.set(`files/out-${batch.name.slice(8)}`, lines.map((line) => `${line}\n`).join(''))
    return lines
  }

  function upload(request: FakeRequest, incoming: IncomingMessage, outgoing: ServerResponse): void {
    const command = request.headers['x-goog-upload-command'] ?? ''
    const id = /upload_id=(\w+)/.exec(request.path)?.[1] ?? `u${uploads.size + 1}`
    if (command === 'start') {
      uploads.set(id, { text: '', size: Number(request.headers['x-goog-upload-header-content-length']) })
      const at = `http://${request.headers['host']}/upload/v1beta/files?upload_id=${id}&upload_protocol=resumable`
      return reply(outgoing, json(200, {}, { 'x-goog-upload-url': at, 'x-goog-upload-status': 'active' }))
    }
    const going = uploads.get(id)
    if (!going) return reply(outgoing, errorAnswer(404, 'Not found'))
    const received = String(Buffer.byteLength(going.text))
    const status = { 'x-goog-upload-status': 'active', 'x-goog-upload-size-received': received }
    if (command === 'query') return reply(outgoing, json(200, {}, status))
    if (breaks('upload', incoming)) return
    if (request.headers['x-goog-upload-offset'] !== received) return reply(outgoing, errorAnswer(400, 'Wrong offset.'))
    going.text += request.body
    if (!command.includes('finalize')) return reply(outgoing, json(200, {}, status))
    files.set(`files/${id}`, going.text)
    reply(outgoing, json(200, { file: { name: `files/${id}` } }, { 'x-goog-upload-status': 'final' }))
  }

  function listing(path: string): HttpAnswer {
    const query = new URL(path, 'http://fake').searchParams
    const [from, size] = [Number(query.get('pageToken') ?? 0), Number(query.get('pageSize') ?? 50)]
    const there = made.filter(({ name }) => !deleted.has(name)).toReversed()
    const operations = there.slice(from, from + size).map((batch) => operationOf(batch, 'RUNNING'))
    return json(200, { operations, ...(from + size < there.length ? { nextPageToken: String(from + size) } : {}) })
  }

  return {
    made,
    there: () => made.map(({ name }) => name).filter((name) => !deleted.has(name)),
    async serve(request, incoming, outgoing) {
      const { method, path } = request
      if (path.startsWith('/upload/v1beta/files')) {
        upload(request, incoming, outgoing)
        return true
      }
      const model = /^\/v1beta\/models\/([^/:?]+):batchGenerateContent$/.exec(path)?.[1]
      const file = /^\/v1beta\/(files\/[\w-]+):download\?alt=media$/.exec(path)?.[1]
      const [, name, verb] = /^\/v1beta\/(batches\/[\w-]+)(:cancel)?$/.exec(path) ?? []
      const key = request.headers['x-goog-api-key'] ?? ''
      const seen = made.filter((each) => !deleted.has(each.name) && script.hides?.(each.looks, key) !== true)
      const batch = seen.find((each) => each.name === name)
      if (model !== undefined) {
        if (breaks('create', incoming)) return true
        const refused = script.refuses?.(refusals)
        refusals += 1
        const answer = refused ?? create(model, request.body)
        if (!breaks('created', incoming)) reply(outgoing, answer)
      } else if (file !== undefined) reply(outgoing, { ...json(200, 0), body: files.get(file) ?? '' })
      else if (/^\/v1beta\/batches(?:\?|$)/.test(path)) reply(outgoing, listing(path))
      else if (name === undefined) return false
      else if (!batch) reply(outgoing, errorAnswer(404, 'Requested entity was not found.'))
      else if (verb !== undefined || method === 'DELETE') {
        if (method === 'DELETE') deleted.add(batch.name)
        else batch.cancelled = true
        reply(outgoing, json(200, {}))
      } else if (!breaks('look', incoming)) reply(outgoing, await look(batch))
      return true
    },
  }
}

interface Input {
  readonly fileName?: string
  readonly requests?: { readonly requests: readonly { request: object; metadata: { key: string } }[] }
}

function inlineEntries(requests: readonly { request: object; metadata: { key: string } }[]): Entry[] {
  return requests.map(({ request, metadata }) => ({ key: metadata.key, request }))
}

function lineEntries(text: string): Entry[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry)
}

function operationOf({ name, displayName, model }: FakeBatch, state: string, more: object = {}): object {
  const type = 'type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch'
  return {
    name,
    metadata: { '@type': type, model: `models/${model}`, displayName, state: `BATCH_STATE_${state}`, ...more },
  }
}

/** The answers stand in it twice. */
function endedBody(batch: FakeBatch, state: string, error: object): string {
  const [mark, results] = ['"inlinedResponses":"HERE"', batch.results ?? []]
  const output = batch.byFile
    ? { responsesFile: `files/out-${batch.name.slice(8)}` }
    : { inlinedResponses: { inlinedResponses: 'HERE' } }
  const batchStats = { requestCount: String(batch.entries.length) }
  const whole = { ...operationOf(batch, state, { output, batchStats }), done: true, ...error, response: output }
  return JSON.stringify(whole).replaceAll(mark, () => `"inlinedResponses":[${results.join(',')}]`)
}

function reply(outgoing: ServerResponse, answer: HttpAnswer): void {
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': String(Buffer.byteLength(answer.body)) })
  outgoing.end(answer.body)
}
