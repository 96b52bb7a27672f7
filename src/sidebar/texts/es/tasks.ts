// Texts of the tasks and of the help.

import { many, nounFor, product } from './words.ts';

/** Enrolling learners, and a new listing from a row. */
export const enrollTexts = {
  title: 'Inscribir estudiantes',
  about: 'Agrega filas a la pestaña de inscripciones. Usted las revisa antes de enviarlas.',
  noListings: 'Para elegir una oferta, primero traiga cursos o programas.',
  noUsers: 'Para encontrar estudiantes, primero traiga usuarios con nombres y correos electrónicos.',
  pull: { courses: 'Traer cursos', programs: 'Traer programas', users: 'Traer usuarios' },
  listing: 'Oferta',
  listingHelp: 'Comience a escribir el título y elíjalo de la lista.',
  people: 'Estudiantes',
  peopleHelp: 'Correos electrónicos o nombres, en líneas, en una lista o en celdas con encabezado.',
  find: 'Buscar estudiantes',
  finding: 'Buscando…',
  checkTitle: 'Compruebe la lista',
  foundLearners: (people: number) => many(people, 'encontrado', 'encontrados'),
  alreadyIn: (people: number) => many(people, 'ya está en esta oferta', 'ya están en esta oferta'),
  placed: (person: string, place: string) => `${person}: ${place}`,
  needsDecision: 'Requiere su decisión',
  createAll: (people: number) =>
    people === 1 ? 'Crear 1 usuario que no está entre los usuarios' : `Crear ${people} usuarios que no están entre los usuarios`,
  create: 'Crear un usuario nuevo',
  skipLearner: 'Omitir',
  skipWithoutEmail: 'Omitir (sin correo electrónico)',
  addRows: (rows: number) => `Agregar ${many(rows, 'fila', 'filas')}`,
  adding: 'Agregando…',
  editList: 'Cambiar lista',
  added: (rows: number, created: number) =>
    `Filas agregadas: ${rows} de inscripciones${created === 0 ? '' : `, ${created} de usuarios`}. Revíselas y envíelas.`,
  addMore: 'Agregar más',
  newTitle: 'Nueva oferta',
  copyOf: (one: string, title: string) => `Copia de “${title}” (${nounFor(1, one)}) con:`,
  listingTitle: 'Título',
  path: 'Ruta',
  pathHelp: (path: string) => `El final de su dirección web. Debe ser distinta de “${path}”.`,
  course: 'ID del curso de Canvas',
  courseHelp: 'El número en la URL del curso de Canvas, como 12345.',
  addCopy: 'Agregar fila',
  copied: (row: number, left: readonly string[]) =>
    `Fila ${row} agregada${left.length === 0 ? '' : ` (no se copió: ${left.join(', ')})`}. Revísela y envíela.`,
};

/** The help, which is shorter than the guide. */
export const helpTexts = {
  title: 'Ayuda',
  topics: [
    {
      about: 'Cómo funciona',
      lines: [
        'Traer datos copia registros de Catalog a una pestaña. Actualizar los renueva y conserva sus cambios.',
        'Cambie las celdas como siempre. Escribir no envía nada.',
        'Revisar cambios muestra cada cambio con su valor anterior y el nuevo. Enviar envía exactamente lo que revisó.',
        'Para deshacer un envío, abra Historial de envíos. Usted revisa lo que se deshace antes de enviarlo.',
      ],
    },
    {
      about: 'Cómo leer una pestaña',
      lines: [
        'Puede cambiar las columnas con encabezado amarillo. Las demás son de solo lectura. Pase el cursor sobre un encabezado para ver qué significa.',
        'La columna de estado muestra el resultado de cada fila: el rojo requiere atención, el amarillo todavía no se envió. Use la columna de acción para crear, eliminar o dar de baja un registro.',
        'Puede ordenar filas, mover y ocultar columnas, y agregar sus propias columnas.',
      ],
    },
    {
      about: 'Quién puede ver qué',
      lines: [
        'Su clave de API se guarda en su cuenta de Google, nunca en la hoja de cálculo.',
        'Cualquiera que pueda abrir la hoja de cálculo puede ver sus datos. Eso incluye nombres y correos electrónicos.',
      ],
    },
  ],
  more: 'Su administrador de Catalog puede crear una clave de API y fijar sus permisos.',
  version: (number: string) => `${product} ${number}. Sin relación con Instructure ni con Google.`,
};
