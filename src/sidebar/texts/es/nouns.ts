// Nouns that the server names in English, with their Spanish singular and plural.

export const NOUNS: Readonly<Record<string, readonly [one: string, others: string]>> = {
  admin: ['administrador', 'administradores'],
  'analytics row': ['fila de análisis', 'filas de análisis'],
  applicant: ['solicitante', 'solicitantes'],
  'background job': ['proceso en segundo plano', 'procesos en segundo plano'],
  'bulk enrollment': ['inscripción masiva', 'inscripciones masivas'],
  catalog: ['catálogo', 'catálogos'],
  certificate: ['certificado', 'certificados'],
  completion: ['finalización', 'finalizaciones'],
  course: ['curso', 'cursos'],
  day: ['día', 'días'],
  'email domain set': ['conjunto de dominios de correo', 'conjuntos de dominios de correo'],
  enrollment: ['inscripción', 'inscripciones'],
  finding: ['hallazgo', 'hallazgos'],
  hour: ['hora', 'horas'],
  learner: ['estudiante', 'estudiantes'],
  listing: ['oferta', 'ofertas'],
  minute: ['minuto', 'minutos'],
  order: ['pedido', 'pedidos'],
  'order item': ['artículo de pedido', 'artículos de pedido'],
  payment: ['pago', 'pagos'],
  program: ['programa', 'programas'],
  promotion: ['promoción', 'promociones'],
  registration: ['registro de usuario', 'registros de usuario'],
  row: ['fila', 'filas'],
  tag: ['etiqueta', 'etiquetas'],
  user: ['usuario', 'usuarios'],
};

/** Returns the form of a noun for so many. One without an entry stays English. */
export function nounFor(value: number, one: string): string {
  const [singular, plural] = NOUNS[one] ?? [one, `${one}s`];
  return value === 1 ? singular : plural;
}
