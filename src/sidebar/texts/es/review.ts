// Texts of the review dialog.
import type { LineState } from '../../../protocol/review.ts';
import type { Count, Kind, Result, ResultCount, SideEffect } from '../facts.ts';
import { joined, many, nounFor, number, part, sentence } from './words.ts';

/** The review dialog. */
interface Summary {
  /** Changes that would be sent. */
  ready: number;
  /** Rows that can't be sent, and conflicts without a decision. */
  attention: number;
  /** Cells that would get Catalog's value. */
  cells: number;
}

const changes = (number: number) => many(number, 'cambio', 'cambios');

export const reviewTexts = {
  comparing: 'Comparando con Catalog…',
  discarding: 'Descartando cambios…',
  discardingHelp: 'Sus celdas recuperan los últimos valores traídos.',
  comparingHelp: 'Se leen sus cambios y los registros actuales de Catalog. Esto no envía ningún cambio.',
  compared: (count: number, total: number) => `Cambios comparados: ${part(count, total)}. Esto no envía ningún cambio.`,
  loaded: (count: number, total: number) => `Filas cargadas: ${part(count, total)}.`,
  comparingUndo: 'Se leen el envío y los registros actuales de Catalog. Esto no envía ningún cambio.',
  comparingWaitlist: 'Se lee la lista de espera. Esto no envía ningún cambio.',
  compareFailed: 'No se pudieron comparar sus cambios',
  empty: 'No hay cambios que enviar',
  emptyHelp: 'Sus pestañas coinciden con Catalog.',
  emptyUndo: 'No hay cambios que deshacer. Catalog ya tiene los valores anteriores.',
  undoOf: (time: string) => `Deshacer el envío de ${time}`,
  /** Such as `1 cambio de nombre de etiqueta, 3 cambios de curso`. */
  counts: (counts: readonly Count[]) => counts.map(countText).join(', '),
  nothingSendable: 'No hay cambios listos para enviar',
  /** Such as `10 para enviar, 9 requieren atención`. */
  summary: ({ ready, attention, cells }: Summary, verb: string) =>
    [
      ready > 0 ? `${number(ready)} ${verb}` : '',
      cells > 0 ? `${many(cells, 'valor', 'valores')} que tomar de Catalog` : '',
      attention > 0 ? many(attention, 'requiere atención', 'requieren atención') : '',
    ]
      .filter(Boolean)
      .join(', '),
  toSend: 'para enviar',
  toUndo: 'para deshacer',
  /** In a check of edits that can't be sent from here. */
  fine: 'sin problemas',
  /** Such as `4 enviados, 1 omitido por usted, 4 no se pueden enviar`. */
  results: (counts: readonly ResultCount[]) => (counts.length === 0 ? 'Ningún cambio enviado' : counts.map(resultText).join(', ')),
  result: resultText,
  allRows: (rows: number) => `Todos (${number(rows)})`,
  resultsLabel: 'Resultados',
  sendsTo: 'Envía a',
  comparesWith: 'Compara con',
  duration: (seconds: number) => `tarda aproximadamente ${many(Math.round(seconds / 60), 'minuto', 'minutos')}`,
  dryRun: {
    'no-key':
      'Usted no tiene conexión, así que sus cambios se comprobaron sin consultar Catalog. Alguien con una clave de API puede revisarlos y enviarlos.',
    'read-only': 'Su conexión es de solo lectura. Sus cambios se comprobaron sin consultar Catalog y no se pueden enviar.',
  },
  nothingSentYet: 'Todavía no se envió ningún cambio.',
  effects: 'Efectos secundarios',
  options: 'Opciones (desactivadas al inicio)',
  refused: (rows: number) => many(rows, 'fila no se puede enviar', 'filas no se pueden enviar'),
  typedValue: (typed: string) => (typed === '' ? '(en blanco)' : `“${typed}”`),
  cellOf: (label: string, name: string) => `${label}: ${name}`,
  selectCell: (label: string) => `seleccionar ${label}`,
  newName: (name: string) => `“${name}” es nuevo en Catalog.`,
  similarName: (name: string) => `¿Quiso decir “${name}”?`,
  useThis: 'Usar este',
  existingInstead: (existing: string, name: string) => `Usar este: “${existing}” en lugar de “${name}”`,
  used: (existing: string) => `La celda ahora tiene “${existing}”.`,
  needs: 'No se envió porque necesita un registro que usted omitió.',
  rest: 'Este envío no se puede verificar, así que terminó. Revise lo que falta.',
  remarks: 'Notas',
  row: (tab: string, row: number) => (row > 0 ? `${tab}, fila ${row}` : tab),
  rowOnly: (row: number) => `Fila ${row}`,
  id: (key: string) => `ID ${key}`,
  group: (operation: string, one: string) => sentence(heading(operation, one, 2)),
  inTab: (tab: string) => `en ${tab}`,
  field: 'Campo',
  before: 'Antes',
  after: 'Después',
  value: 'Valor',
  blank: 'en blanco',
  added: 'Agregado:',
  removed: 'Quitado:',
  nowInCatalog: 'Ahora en Catalog:',
  showMore: (rows: number) => `Mostrar ${number(rows)} más`,
  rowsOf: (from: number, to: number, all: number) => `${number(from)}–${number(to)} de ${number(all)}`,
  /** `cells` get Catalog's value, which sends nothing. */
  send: (lines: number, cells: number) =>
    lines > 0 ? `Enviar ${changes(lines)}` : cells > 0 ? `Usar ${many(cells, 'valor', 'valores')} de Catalog` : 'Enviar',
  sending: (lines: number, cells: number) =>
    lines > 0 ? `Enviando ${changes(lines)}` : `Copiando ${many(cells, 'valor', 'valores')} de Catalog`,
  /** The same for the undo of a send. */
  undo: (lines: number) => (lines > 0 ? `Deshacer ${changes(lines)}` : 'Deshacer'),
  undoing: (lines: number) => `Deshaciendo ${changes(lines)}`,
  starting: 'Comprobando cambios…',
  keepOpen: 'Deje abierta esta ventana hasta que termine.',
  stop: 'Detener',
  stopping: 'Deteniendo después del cambio actual…',
  resume: 'Continuar',
  interrupted: 'Interrumpido',
  interruptedHelp: 'Los cambios ya enviados están guardados. Cada cambio se envía una sola vez.',
  loadingResults: 'Comprobando resultados…',
  resultsUnavailable: 'Enviado, pero no se pudieron leer los resultados',
  showResults: 'Mostrar resultados',
  undoThis: 'Deshacer',
  stopped: 'Detenido',
  done: 'Listo',
  reviewAgain: 'Revisar de nuevo',
  outcome: {
    planned: 'No enviado',
    conflict: 'Conflicto, no enviado',
    sending: 'Interrumpido',
    done: 'Enviado',
    failed: 'Con error',
    unconfirmed: 'Sin confirmar',
    stale: 'Distinto desde la revisión, no enviado',
    skipped: 'Omitido',
  } satisfies Record<LineState, string>,
  effect,
};

/** For one change, and for others. */
const RESULT_WORDS: Record<Result, readonly [one: string, others: string]> = {
  done: ['enviado', 'enviados'],
  failed: ['con error', 'con error'],
  unconfirmed: ['sin confirmar', 'sin confirmar'],
  stale: ['distinto desde la revisión', 'distintos desde la revisión'],
  sending: ['interrumpido', 'interrumpidos'],
  skipped: ['omitido por usted', 'omitidos por usted'],
  needs: ['omitido junto con otro', 'omitidos junto con otros'],
  later: ['para más tarde', 'para más tarde'],
  taken: ['tomado de Catalog', 'tomados de Catalog'],
  canceled: ['detenido antes de enviar', 'detenidos antes de enviar'],
  refused: ['no se puede enviar', 'no se pueden enviar'],
};

function resultText({ result, count: rows }: ResultCount): string {
  return many(rows, ...RESULT_WORDS[result]);
}

const EFFECTS: Record<SideEffect['effect'], readonly [one: string, others: string]> = {
  seat: ['plaza ocupada', 'plazas ocupadas'],
  'e-mail': ['correo electrónico enviado por Catalog', 'correos electrónicos enviados por Catalog'],
  order: ['pedido', 'pedidos'],
  deletion: ['registro eliminado en Catalog', 'registros eliminados en Catalog'],
  drop: ['estudiante pierde su plaza', 'estudiantes pierden su plaza'],
  remove: ['estudiante sale de la lista de espera', 'estudiantes salen de la lista de espera'],
  revoke: ['certificado revocado', 'certificados revocados'],
  'remove catalog': ['administrador quitado de un catálogo', 'administradores quitados de un catálogo'],
};

function effect({ effect, count: times, certainty }: SideEffect): string {
  const text = many(times, ...EFFECTS[effect]);
  return certainty === 'sure' ? text : `hasta ${text}`;
}

/** Headings by operation, for so many changes. `what` is the record, in the form for so many. */
const HEADINGS: Readonly<Record<string, (what: string, changes: number) => string>> = {
  create: (what) => `${what}: crear`,
  update: (what) => `${what}: actualizar`,
  rename: (what) => `${what}: cambiar nombre`,
  'update by file': (_, changes) => (changes === 1 ? 'SKU: actualizar 1 con un archivo' : 'SKU: actualizar con un archivo'),
  archive: (what) => `${what}: archivar`,
  reactivate: (what) => `${what}: reactivar`,
  delete: (what) => `${what}: eliminar`,
  'delete orders and enrollments': (what) => `${what}: eliminar pedidos e inscripciones`,
  unmerge: (what) => `${what}: separar`,
  drop: (what) => `${what}: dar de baja`,
  remove: (_, changes) => `${nounFor(changes, 'learner')}: quitar de la lista de espera`,
  'remove together': (_, changes) => `${nounFor(changes, 'learner')}: quitar de la lista de espera`,
  revoke: (_, changes) => `${nounFor(changes, 'certificate')}: revocar`,
  'add catalog': (what) => `${what}: agregar un catálogo`,
  'remove catalog': (what) => `${what}: quitar un catálogo`,
};

function heading(operation: string, one: string, changes: number): string {
  const words = HEADINGS[operation];
  if (!words) throw new Error(`The review has no heading for “${operation}”.`);
  return words(nounFor(changes, one), changes);
}

function countText({ operation, one, count: lines }: Count): string {
  return `${number(lines)} ${heading(operation, one, lines)}`;
}

/** Names of what can't be seen in a value. */
export const hiddenTexts = {
  spaces: (length: number) => many(length, 'espacio', 'espacios'),
  noBreakSpace: 'espacio de no separación',
  zeroWidthSpace: 'espacio de ancho cero',
  joiner: 'unión invisible',
  directionMark: 'marca de dirección',
  softHyphen: 'guion opcional',
  latin: 'latino',
  cyrillic: 'cirílico',
  greek: 'griego',
};

/** Conflicts, and the choices for them. */
export const conflictTexts = {
  conflictIntro: (cells: number) =>
    `${many(cells, 'valor cambió', 'valores cambiaron')} también en Catalog. Elija cuál conservar, uno por uno o todos a la vez:`,
  changedToo: 'También cambió en Catalog',
  sendMine: 'Enviar el mío:',
  useCatalogs: 'Usar el de Catalog:',
  decideLater: 'Decidir más tarde',
  sendMineForAll: 'Enviar los míos en todos',
  useCatalogsForAll: 'Usar los de Catalog en todos',
  decideLaterForAll: 'Decidir más tarde en todos',
};

/** Confirmations of large removals and of sends to production. */
export const guardTexts = {
  confirmLabel: (words: string) => `Escriba “${words}” para confirmar`,
  confirmProduction: (host: string) => `Sí, cambiar el Catalog de producción en ${host}`,
  productionMissing: 'Para enviar, marque arriba la confirmación de producción.',
  confirmationMissing: (words: string) => `Para enviar, escriba “${words}” arriba.`,
};

/** Which rows are reviewed, which changes are shown, and which are sent. */
export const scopeTexts = {
  scope: 'Revisar',
  addedRows: 'Las filas que acaba de agregar',
  waiting: (tabs: readonly string[], edits: number) =>
    `${edits === 1 ? 'Otro cambio espera' : `Otros ${number(edits)} cambios esperan`} en ${joined(tabs)}`,
  allTabs: 'Todas las pestañas',
  thisTab: (name: string) => `Esta pestaña: ${name}`,
  selectedRows: (name: string, rows: string) => `Filas seleccionadas: ${name}, ${rows}`,
  searchChanges: 'Buscar cambios',
  show: 'Mostrar',
  kinds: {
    all: 'Todos los cambios',
    conflict: 'Conflictos',
    create: 'Registros nuevos',
    update: 'Actualizaciones',
    delete: 'Eliminaciones',
    drop: 'Bajas',
    unusual: 'Valores inusuales',
    done: 'Enviados',
    failed: 'Con error',
    unconfirmed: 'Sin confirmar',
    stale: 'Distintos desde la revisión',
    sending: 'Interrumpidos',
    skipped: 'Omitidos por usted',
    needs: 'Omitidos junto con otros',
    later: 'Para más tarde',
    taken: 'Tomados de Catalog',
    canceled: 'Detenidos',
    refused: 'No se pueden enviar',
  } satisfies Record<Kind, string>,
  column: (label: string) => `Columna ${label}`,
  kindCount: (kind: string, changes: number) => `${kind} (${number(changes)})`,
  skipShown: (lines: number) => `Omitir estos ${number(lines)}`,
  includeShown: (lines: number) => `Incluir estos ${number(lines)}`,
  shownOf: (lines: number, all: number) =>
    `Se muestran ${part(lines, all)} cambios. Los cambios ocultos también se envían, salvo que los omita.`,
  shownOfSent: (lines: number, all: number) => `Se muestran ${part(lines, all)} cambios.`,
  includeChange: (caption: string, row: number) => `Incluir ${caption}${row > 0 ? `, fila ${row}` : ''}`,
  skipAll: (lines: number) => `Omitir todos (${lines})`,
  includeAll: (lines: number) => `Incluir todos (${lines})`,
  newRows: 'Filas nuevas no incluidas',
  newRowsOf: (tab: string, rows: readonly number[]) => {
    const shown = rows.slice(0, 5).join(', ');
    const more = rows.length > 5 ? ` y ${rows.length - 5} más` : '';
    return `${tab}, ${rows.length === 1 ? 'fila' : 'filas'} ${shown}${more}: con datos, pero sin la acción de crear.`;
  },
  includeNewRows: (rows: number) => `Incluir ${many(rows, 'fila nueva', 'filas nuevas')}`,
};

/** Edits that go back to what was pulled. */
export const discardTexts = {
  discardOf: (name: string) => `Descartar cambio: ${name}`,
  discardField: (label: string, name: string) => `Descartar cambio de ${label}: ${name}`,
  discardAll: (edits: number) => (edits === 1 ? 'Descartar cambio' : `Descartar todo (${number(edits)})`),
  /** Asked before several edits go at once. */
  ask: (edits: number) =>
    `¿Descartar ${changes(edits)}? Las celdas recuperan los valores traídos y las acciones se borran. Las filas nuevas se quedan.`,
  yes: (edits: number) => `Descartar ${changes(edits)}`,
  no: 'Conservar cambios',
  done: (edits: number) => many(edits, 'cambio descartado', 'cambios descartados'),
  details: 'Mostrar valores descartados',
};

/** The review as a table on the clipboard. */
export const tableTexts = {
  copy: 'Copiar como tabla',
  copied: (rows: number) => `${many(rows, 'fila copiada', 'filas copiadas')}. Péguelas en una hoja de cálculo, un correo o un documento.`,
  notCopied: 'Su navegador no permitió copiar.',
  headers: ['Pestaña', 'Fila', 'Registro', 'ID', 'Cambio', 'Columna', 'Antes', 'Después', 'Estado', 'Nota'],
  toSend: 'Para enviar',
  notSent: 'No enviado',
  refused: 'No se puede enviar',
} as const;
