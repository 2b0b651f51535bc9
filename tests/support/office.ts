import { writeFileSync } from 'node:fs'
import { newCompany } from './certificates.ts'
import type { Certificate, Company } from './certificates.ts'
import { startFakeModel } from './fakeModel.ts'
import type { FakeModel, FakeScript } from './fakeModel.ts'
import { startProxy, startSecureFront } from './proxy.ts'
import type { ProxyOptions, TestProxy } from './proxy.ts'

/** The model's service, by the name that every film starts with. */
export const SERVICE = 'generativelanguage.googleapis.com'
/** Another name under which the office's proxy has it: a studio's gateway. */
export const GATEWAY = 'gateway.studio.example'

export interface Office {
  readonly model: FakeModel
  readonly proxy: TestProxy
  /** Connections to the service over which TLS was agreed upon. */
  readonly agreed: () => number
  close(this: void): Promise<void>
}

export interface OfficeOptions extends ProxyOptions {
  readonly script?: FakeScript
  /** What the service shows of itself. */
  readonly shows: Certificate
  /** What it shows under its other name; the same unless told. */
  readonly showsAsGateway?: Certificate
}

/** A company's network: the service can be had through its proxy alone, and the proxy knows no other name. */
export async function openOffice({
  script,
  shows,
  showsAsGateway = shows,
  ...options
}: OfficeOptions): Promise<Office> {
  const model = await startFakeModel(script)
  const front = await startSecureFront(shows, model.url)
  const gateway = await startSecureFront(showsAsGateway, model.url)
  const ports = { [`${SERVICE}:443`]: front.port, [`${GATEWAY}:8443`]: gateway.port }
  const proxy = await startProxy({ ports, ...options })
  return {
    model,
    proxy,
    agreed: () => front.agreed() + gateway.agreed(),
    async close() {
      await Promise.all([proxy.close(), front.close(), gateway.close(), model.close()])
    },
  }
}

/** A company whose certificate lies in a file, as a computer is given it. */
export function companyIn(file: string): Company {
  const company = newCompany()
  writeFileSync(file, company.cert)
  return company
}
