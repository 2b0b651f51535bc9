import { mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { devNull, tmpdir } from 'node:os'
import path from 'node:path'
import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { readBaseUrl } from '#shared/generation/baseUrl.ts'
import { isModelName } from '#shared/generation/models.ts'
import { gemini } from '#shared/generation/providers/gemini.ts'
import type { Ways } from '../../../../network/ways.ts'
import type { Access, BatchAsked, BatchSeen, ProviderBatches } from '../../../../services.ts'
import { listIn, objectIn, parsedJson, textIn } from '../../../oddJson.ts'
import type { UnknownObject } from '../../../oddJson.ts'
import { strikeKey } from '../../../strikeKey.ts'
import { bodyFor } from './requestBody.ts'
import { readBatchBody, readLines } from './answerSpans.ts'
import { answersIn, failureIn, removeFiles } from './batchAnswers.ts'
import { exchange, senseless } from './exchange.ts'
import type { Service } from './exchange.ts'
import { FILE_NAME, upload } from './upload.ts'

interface Options {
  readonly ways: Ways
  readonly apiVersion: string
  readonly timeoutMs: number
}

/** A body of requests larger than this goes as a file; the service takes 20 MB. */
const MOST_INLINE_BYTES = 19 * 1024 * 1024
const MOST_PAGES = 10
const BATCH_NAME = /^batches\/[\w.-]{1,200}$/
const KEY = /^[\x21-\x7e]+$/

/** The hosted model's batches, past its SDK: that drops why a batch failed, and holds a body of any size in memory. */
export function createGeminiBatches(options: Options): ProviderBatches {
  const { apiVersion } = options
  const plain = async (method: 'POST' | 'DELETE', at: string, { access, signal }: Asking): Promise<Result<null>> => {
    const service = serviceOf(options, access, signal)
    if (!service.ok) return service
    const done = await exchange(service.value, {
      method,
      at,
      into: devNull,
      ...(method === 'POST' ? { body: '{}' } : {}),
    })
    return done.ok ? ok(null) : done
  }
  return {
    async submit(asked, access, signal) {
      const service = serviceOf(options, access, signal)
      if (!service.ok) return service
      if (!isModelName(asked.model)) return fail({ kind: 'model-unknown', model: asked.model })
      const files = [scratch(asked.folder, `${asked.label}-requests`), scratch(asked.folder, `${asked.label}-answer`)]
      await mkdir(asked.folder, { recursive: true })
      try {
        return await submit(service.value, asked, { apiVersion, requests: files[0]!, into: files[1]! })
      } finally {
        await removeFiles(files)
      }
    },
    async find(label, access, signal) {
      const service = serviceOf(options, access, signal)
      return service.ok ? find(service.value, apiVersion, label) : service
    },
    async see(name, folder, access, signal) {
      const service = serviceOf(options, access, signal)
      if (!service.ok) return service
      if (!BATCH_NAME.test(name)) return fail({ kind: 'model-unknown', model: name })
      await mkdir(folder, { recursive: true })
      return see(service.value, { name, apiVersion, into: scratch(folder, name) })
    },
    cancel: (name, access, signal) => plain('POST', `${apiVersion}/${name}:cancel`, { access, signal }),
    remove: (name, access, signal) => plain('DELETE', `${apiVersion}/${name}`, { access, signal }),
  }
}

/** A file for what is on its way; hidden, and named so that a later look writes over it. */
function scratch(folder: string, name: string): string {
  return path.join(folder, `.${name.replaceAll(/[^\w-]/g, '-')}.part`)
}

interface Asking {
  readonly access: Access
  readonly signal: AbortSignal
}

function serviceOf({ ways, timeoutMs }: Options, access: Access, signal: AbortSignal): Result<Service> {
  const key = access.key?.trim() ?? ''
  const base = readBaseUrl(access.baseUrl)
  if (key === '') return fail({ kind: 'no-key' })
  if (!KEY.test(key)) return fail({ kind: 'bad-key' })
  if (!base.ok) return base
  if (signal.aborted) return fail({ kind: 'cancelled' })
  return ok({ ways, key, address: base.value || gemini.hosted.baseUrl, signal, timeoutMs })
}

interface Places {
  readonly apiVersion: string
  /** A file for the requests, one a line. */
  readonly requests: string
  readonly into: string
}

async function submit(service: Service, asked: BatchAsked, places: Places): Promise<Result<string>> {
  const spooled = await spool(asked, places.requests)
  if (!spooled.ok) return spooled
  const few = asked.requests.length <= gemini.hosted.batch.inline && spooled.value <= MOST_INLINE_BYTES
  const inputConfig = few
    ? ok({ requests: { requests: inlined(await readFile(places.requests, 'utf8')) } })
    : await filed(service, asked.label, places)
  if (!inputConfig.ok) return inputConfig
  const sent = await exchange(service, {
    method: 'POST',
    at: `${places.apiVersion}/models/${asked.model}:batchGenerateContent`,
    body: JSON.stringify({ batch: { displayName: asked.label, inputConfig: inputConfig.value } }),
    into: places.into,
    model: asked.model,
  })
  if (!sent.ok) return sent
  const name = textIn(objectIn(parsedJson(await readFile(places.into, 'utf8'))), 'name')
  return BATCH_NAME.test(name)
    ? ok(name)
    : fail({ kind: 'broke-off', mayBeBilled: true, detail: 'the batch was not named' })
}

async function filed(service: Service, label: string, places: Places): Promise<Result<{ fileName: string }>> {
  const { apiVersion, requests, into } = places
  const uploaded = await upload(service, { file: requests, label, apiVersion, into })
  if (uploaded.ok) return ok({ fileName: uploaded.value })
  // Nothing is generated by an upload.
  const { failure } = uploaded
  return fail('mayBeBilled' in failure ? { ...failure, mayBeBilled: false } : failure)
}

/** Writes the requests, one a line; one is in memory at a time. Returns the bytes. */
async function spool({ requests }: BatchAsked, file: string): Promise<Result<number>> {
  const handle = await open(file, 'w')
  let bytes = 0
  try {
    for (const each of requests) {
      const request = await each.make()
      if (!request.ok) return request
      const line = `${JSON.stringify({ key: each.key, request: bodyFor(request.value) })}\n`
      await handle.write(line)
      bytes += Buffer.byteLength(line)
    }
    return ok(bytes)
  } finally {
    await handle.close()
  }
}

function inlined(lines: string): unknown[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { key, request } = objectIn(parsedJson(line))
      return { request, metadata: { key } }
    })
}

async function find(service: Service, apiVersion: string, label: string): Promise<Result<string | null>> {
  let page = ''
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const query = new URLSearchParams({ pageSize: '100', ...(page === '' ? {} : { pageToken: page }) })
    const listed = await listing(service, `${apiVersion}/batches?${query.toString()}`)
    if (!listed.ok) return listed
    const found = listIn(listed.value, 'operations').map(objectIn)
    for (const operation of found) {
      const title = textIn(objectIn(operation['metadata']), 'displayName')
      if (title === label && BATCH_NAME.test(textIn(operation, 'name'))) return ok(textIn(operation, 'name'))
      // Ours may be the one without a title.
      if (title === '') return fail(senseless('its list of batches does not say their titles'))
    }
    page = textIn(listed.value, 'nextPageToken')
    if (page === '' || found.length === 0) return ok(null)
  }
  return fail(senseless('its list of batches has no end'))
}

async function listing(service: Service, at: string): Promise<Result<UnknownObject>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'framewright-batches-'))
  try {
    const asked = await exchange(service, { method: 'GET', at, into: path.join(folder, 'list') })
    if (!asked.ok) return asked
    return ok(objectIn(parsedJson((await readBatchBody(asked.value.file)).rest)))
  } catch (error) {
    return fail(senseless(String(error).slice(0, 200)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Seeing {
  readonly name: string
  readonly apiVersion: string
  readonly into: string
}

async function see(service: Service, { name, apiVersion, into }: Seeing): Promise<Result<BatchSeen>> {
  // Named as what is asked for, so that one the service does not have is told from a service that is not there.
  const asked = await exchange(service, { method: 'GET', at: `${apiVersion}/${name}`, into, model: name })
  if (!asked.ok) {
    await removeFiles([into])
    return asked
  }
  try {
    const { rest, spans } = await readBatchBody(into)
    const told = parsedJson(strikeKey(rest, service.key))
    if (told === undefined) return fail(senseless('it broke off, or was garbled on the way'))
    const operation = objectIn(told)
    const seen = { state: stateOf(operation), failure: failureOf(operation) }
    const answers = responsesFile(operation)
    if (answers === null)
      return ok({ ...seen, answers: () => answersIn(into, spans, service.key), close: () => removeFiles([into]) })
    const beside = `${into}.lines`
    const got = await exchange(service, {
      method: 'GET',
      at: `${apiVersion}/${answers}:download?alt=media`,
      into: beside,
      model: answers,
    })
    if (!got.ok) return got
    const lines = await readLines(beside)
    const close = (): Promise<void> => removeFiles([into, beside])
    return ok({ ...seen, answers: () => answersIn(beside, lines, service.key), close })
  } catch (error) {
    return fail(senseless(String(error).slice(0, 200)))
  }
}

function responsesFile(operation: UnknownObject): string | null {
  const { metadata, response } = operation
  const holders = [objectIn(objectIn(metadata)['output']), objectIn(response), objectIn(objectIn(response)['output'])]
  const name = holders.map((holder) => textIn(holder, 'responsesFile')).find((each) => each !== '') ?? ''
  return FILE_NAME.test(name) ? name : null
}

const ENDS = ['succeeded', 'failed', 'cancelled', 'expired', 'running'] as const

function stateOf(operation: UnknownObject): BatchSeen['state'] {
  const { metadata, response } = operation
  const told = [objectIn(metadata), operation, objectIn(response)].map((holder) =>
    textIn(holder, 'state').toLowerCase(),
  )
  const state = ENDS.find((end) => told.some((text) => text.endsWith(end)))
  if (state) return state
  if (operation['done'] !== true && operation['done'] !== 'true') return 'pending'
  return objectIn(operation['error']) === objectIn(null) ? 'succeeded' : 'failed'
}

function failureOf(operation: UnknownObject): BatchSeen['failure'] {
  const error = operation['error'] ?? objectIn(operation['metadata'])['error']
  return error === undefined || error === null ? null : failureIn(error)
}
