// What the commands say: titles of dialogs, problems, and results of menu items.
import type { Dictionary } from '../../base/say.ts';

export default {
  'Undo send': 'Deshacer envío',
  Send: 'Enviar',
  'Clear waitlist': 'Vaciar lista de espera',
  'This tab wasn’t pulled from Catalog.': 'Esta pestaña no se trajo de Catalog.',
  'Open a tab pulled from Catalog, or pull one from the menu.': 'Abra una pestaña traída de Catalog o traiga una desde el menú.',
  'remove personal data': 'eliminar datos personales',
  'No data was removed.': 'No se eliminó ningún dato.',
  'Type “{0}” to confirm.': 'Escriba “{0}” para confirmar.',
  'Enter one email address or Canvas user ID.': 'Escriba un correo electrónico o un ID de usuario de Canvas.',
} satisfies Dictionary;
