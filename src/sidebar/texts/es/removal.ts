// Texts about removing personal data, from everyone or from one learner.
import type { RemainingPlace } from '../../../protocol/removal.ts';
import { many } from './words.ts';

export const removalTexts = {
  remove: 'Eliminar datos personales…',
  removeHelp:
    'Borra los datos personales de todas las pestañas, las hojas ocultas y el registro de envíos. Después los busca en todo el archivo. Los envíos que los incluían ya no se pueden deshacer. Los datos en Catalog no cambian.',
  confirmLabel: 'Escriba “eliminar datos personales”',
  confirm: 'Eliminar',
  erase: 'Borrar un estudiante…',
  eraseHelp:
    'Hace lo mismo con un estudiante. Catalog no cambia, así que una actualización lo trae de vuelta. Primero elimínelo en Catalog, o deje de incluir datos personales.',
  learner: 'Correo electrónico o ID de usuario de Canvas',
  confirmErase: 'Borrar estudiante',
  removing: 'Eliminando…',
  interrupted: 'La última eliminación no terminó. Iníciela de nuevo para continuar.',
  removed: (tabs: readonly string[]) =>
    tabs.length === 0 ? 'Listo. Ninguna pestaña tenía estos datos.' : `Datos personales eliminados de ${tabs.join(', ')}.`,
  found: 'Quedan en sus propias celdas, que Catalog Sync no borra:',
  place: ({ tab, cell, kind }: RemainingPlace) =>
    kind === 'name' ? `Nombre de la pestaña ${tab}` : `${tab}, ${cell}${kind === 'note' ? ' (nota)' : ''}`,
  unlisted: (places: number) => `y ${many(places, 'lugar más', 'lugares más')}`,
  history: 'También quedan en Catalog, en el historial de versiones del archivo y en sus copias. Elimínelos ahí usted mismo.',
};
