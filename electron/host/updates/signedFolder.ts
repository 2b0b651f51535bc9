import { createPublicKey, verify } from 'node:crypto'
import { request as plain } from 'node:http'
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, RequestOptions } from 'node:http'
import { request as secure } from 'node:https'
import { HttpExecutor, configureRequestOptions, configureRequestUrl } from 'builder-util-runtime'
import type { DownloadOptions } from 'builder-util-runtime'
import { Provider } from 'electron-updater'
import type { ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater'
import { parseUpdateInfo, resolveFiles } from 'electron-updater/out/providers/Provider.js'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import { connectBy } from '../network/openConnection.ts'
import type { Ways } from '../network/ways.ts'
import type { BuiltIn } from './builtIn.ts'

/** A response without a valid signature. */
export class NotSigned extends Error {
  override name = 'NotSigned'
}

/**
 * A plain folder on a server: `latest….yml` names the newest version and the SHA-512 of its files, and
 * `latest….yml.sig` is its Ed25519 signature. Unsigned data is not trusted, and no other server is contacted.
 */
export class SignedFolder extends Provider<UpdateInfo> {
  readonly #base: URL
  readonly #key: string

  constructor(options: object, _updater: unknown, runtime: ProviderRuntimeOptions) {
    super(runtime)
    const { url, publicKey } = options as BuiltIn
    this.#base = new URL(url)
    this.#key = publicKey
  }

  /** electron-updater would send an id that identifies this computer. */
  override setRequestHeaders(): void {
    super.setRequestHeaders(null)
  }

  override get fileExtraDownloadHeaders(): Record<string, string> {
    return { accept: '*/*' }
  }

  async getLatestVersion(): Promise<UpdateInfo> {
    const name = `${this.getDefaultChannelName()}.yml`
    const list = (await this.httpRequest(new URL(name, this.#base))) ?? ''
    const signature = (await this.httpRequest(new URL(`${name}.sig`, this.#base))) ?? ''
    if (!isSigned(list, signature, this.#key)) throw new NotSigned(name)
    return parseUpdateInfo(list, name, this.#base)
  }

  resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    return resolveFiles(info, this.#base)
  }
}

export function isSigned(list: string, signature: string, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(list), key, Buffer.from(signature.trim(), 'base64'))
}

/** Connection timeout. */
const CONNECT_MS = 60_000

/** Requests go through Node, like all of the host's: Chromium's own network access stays blocked. */
export class AskOne extends HttpExecutor<ClientRequest> {
  readonly #base: URL
  readonly #ways: Ways

  constructor(url: string, ways: Ways) {
    super()
    this.#base = new URL(url)
    this.#ways = ways
  }

  /** Called by electron-updater to download a file; verifies its SHA-512 on the way. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((done, failed, onCancel) => {
      const asked: RequestOptions = options.headers ? { headers: options.headers } : {}
      configureRequestUrl(url, asked)
      configureRequestOptions(asked)
      const callback = (error: Error | null): void => (error ? failed(error) : done(destination))
      this.doDownload(asked, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }

  override createRequest(options: RequestOptions, answered: (response: IncomingMessage) => void): ClientRequest {
    const { protocol, hostname, port, path, method, headers, timeout } = options
    const to = new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}`)
    if (to.origin !== this.#base.origin) throw new NotSigned(to.host)
    const ask = to.protocol === 'http:' ? plain : secure
    return ask(
      to,
      {
        path,
        method,
        createConnection: connectBy(this.#ways, to, { signal: AbortSignal.timeout(CONNECT_MS) }),
        headers: { ...(headers as OutgoingHttpHeaders), 'user-agent': 'Framewright' },
        ...(timeout ? { timeout } : {}),
      },
      answered,
    )
  }
}
