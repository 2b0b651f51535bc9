import type { ReactNode } from 'react'
import type { FilmProfile } from '#shared/document/exportProfiles.ts'
import type { Exporter, ExportField } from '#shared/interchange/exporter.ts'
import { EXPORTERS, documentIn } from '#shared/interchange/exporters.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import { Check } from '../../ui/Check.tsx'
import { Field } from '../../ui/Field.tsx'
import { LiveInput } from '../../ui/LiveInput.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { isOrder } from './filmOrder.ts'
import { ListChoice } from './ListChoice.tsx'
import { ProfilesPanel } from './ProfilesPanel.tsx'
import { SceneChoice } from './SceneChoice.tsx'
import { ShotChoice } from './ShotChoice.tsx'
import { ViewChoice } from './ViewChoice.tsx'

export interface OptionsFormProps {
  readonly exporter: Exporter
  readonly options: object
  /** A line under the order; '' for none. */
  readonly whyOrder: string
  readonly onProfile: (profile: FilmProfile) => void
  readonly onFormat: (id: ExporterId) => void
  readonly onDocument: (name: string) => void
  readonly onChange: (fields: object) => void
}

/** A profile, the format, the document, and then the exporter's own form. */
export function OptionsForm({ exporter, options, whyOrder, ...asks }: OptionsFormProps) {
  const { onProfile, onFormat, onDocument, onChange } = asks
  return (
    <div className="export-options">
      <ProfilesPanel exporter={exporter} options={options} onTake={onProfile} />
      {EXPORTERS.length > 1 && (
        <Choice label="Format">
          <Segmented
            label="Format"
            value={exporter.id as ExporterId}
            options={EXPORTERS.map(({ id, label }) => ({ value: id, label }))}
            onChange={onFormat}
          />
        </Choice>
      )}
      {exporter.documents.length > 1 && (
        <Choice label="Document">
          <Segmented
            label="Document"
            value={documentIn(exporter, options).name}
            options={exporter.documents.map(({ name, label }) => ({ value: name, label }))}
            onChange={onDocument}
          />
        </Choice>
      )}
      {rowsOf(exporter.form.filter((field) => field.shown?.(options) ?? true)).map((row) => (
        <FormRow key={row[0]![0]!.word} row={row} options={options} whyOrder={whyOrder} onChange={onChange} />
      ))}
    </div>
  )
}

interface FieldProps {
  readonly options: object
  readonly whyOrder: string
  readonly onChange: (fields: object) => void
}

/** Fields side by side, each with those that belong below it. */
type Row = readonly (readonly ExportField<object>[])[]

function rowsOf(fields: readonly ExportField<object>[]): Row[] {
  const rows: ExportField<object>[][][] = []
  for (const field of fields) {
    const last = rows.at(-1)
    if (last && field.joins === 'row') last.push([field])
    else if (last && field.joins === 'below') last.at(-1)!.push(field)
    else rows.push([[field]])
  }
  return rows
}

function FormRow({ row, ...props }: FieldProps & { readonly row: Row }) {
  const groups = row.map((fields) => <FieldGroup key={fields[0]!.word} fields={fields} {...props} />)
  return row.length > 1 ? <div className="export-pair">{groups}</div> : groups
}

function FieldGroup({ fields, ...props }: FieldProps & { readonly fields: readonly ExportField<object>[] }) {
  const inside = fields.map((field) => <OneField key={field.word} field={field} {...props} />)
  const [first] = fields
  if (first?.kind !== 'choice') return inside
  return (
    <Choice label={first.label} hint={isOrder(first) ? props.whyOrder : ''}>
      {inside}
    </Choice>
  )
}

function OneField({ field, options, onChange }: FieldProps & { readonly field: ExportField<object> }) {
  switch (field.kind) {
    case 'choice':
      return (
        <Segmented
          label={field.label}
          value={field.value(options)}
          options={field.choices.map(({ id, label }) => ({ value: id, label }))}
          onChange={(chosen) => onChange(field.choices.find(({ id }) => id === chosen)?.sets ?? {})}
        />
      )
    case 'check':
      return (
        <Check
          label={field.label}
          hint={field.hint}
          checked={field.value(options)}
          onChange={(on) => onChange(field.sets(on))}
        />
      )
    case 'list':
      return <ListChoice field={field} options={options} onChange={onChange} />
    case 'line':
      return (
        <Field label={field.label}>
          <LiveInput
            value={field.value(options)}
            placeholder={field.placeholder}
            onChange={(text) => onChange(field.sets(text))}
          />
        </Field>
      )
    case 'shots':
      return <ShotChoice shotIds={field.value(options)} onChange={(ids) => onChange(field.sets(ids))} />
    case 'view':
      return <ViewChoice label={field.label} view={field.value(options)} onChange={(id) => onChange(field.sets(id))} />
    case 'scenes':
      return <SceneChoice sceneIds={field.value(options)} onChange={(ids) => onChange(field.sets(ids))} />
  }
}

function Choice({ label, hint = '', children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="export-choice">
      <span className="label" aria-hidden>
        {label}
      </span>
      {children}
      {hint !== '' && <small className="field-hint">{hint}</small>}
    </div>
  )
}
