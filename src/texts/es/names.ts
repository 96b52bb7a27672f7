// Names that belong to IDs, own reports, and recipes.
import type { Dictionary } from '../../base/say.ts';

export default {
  'These are too many user-defined fields for one tab.': 'Son demasiados campos personalizados para una pestaña.',
  'Clear some of them, then try again.': 'Quite algunos y vuelva a intentarlo.',
  'This Catalog has no {0} “{1}”.': 'Este Catalog no tiene “{1}” ({0}).',
  'Replace the title in the recipe, then paste it again.': 'Reemplace el título en la receta y péguela de nuevo.',
  'This Catalog has {0} {1} with the title “{2}”.': 'Este Catalog tiene {0} {1} con el título “{2}”.',
  'Choose them in a tab, and save that as a report.': 'Elíjalos en una pestaña y guárdela como informe.',
  'No match for “{0}” in {1}.': 'No hay coincidencias con “{0}” en {1}.',
  'Check the spelling, or enter the ID.': 'Compruebe la ortografía o escriba el ID.',
  '{0} ({1} {2})': '{0} ({1} {2})',
  '“{0}” matches {1} records: {2}.': '“{0}” coincide con {1} registros: {2}.',
  'Enter the ID of one of them.': 'Escriba el ID de uno de ellos.',
  '{0} of {1} {2} aren’t in the {3} tab, so their columns are blank.':
    'De {1} {2}, {0} no están en la pestaña {3}, así que sus columnas están en blanco.',
  'Your API key can’t read {0}, so the name of 1 {1} is missing.': 'Su clave de API no puede leer {0}, así que falta 1 nombre ({1}).',
  'Your API key can’t read {0}, so the names of {1} {2} are missing.':
    'Su clave de API no puede leer {0}, así que faltan los nombres de {1} {2}.',
  'Catalog couldn’t return its {0}, so the name of 1 {1} is missing. Refresh again later.':
    'Catalog no pudo devolver sus {0}, así que falta 1 nombre ({1}). Actualice más tarde.',
  'Catalog couldn’t return its {0}, so the names of {1} {2} are missing. Refresh again later.':
    'Catalog no pudo devolver sus {0}, así que faltan los nombres de {1} {2}. Actualice más tarde.',
  '{0} {1} changed, so some names might be outdated. A full refresh of all tabs updates them.':
    '{0} {1} cambiaron, así que algunos nombres pueden ser antiguos. Una actualización completa de todas las pestañas los renueva.',
  '1 of {0} {1} no longer exists in Catalog. Their names are blank.': 'De {0} {1}, 1 ya no existe en Catalog. Su nombre está en blanco.',
  '{0} of {1} {2} no longer exist in Catalog. Their names are blank.':
    'De {1} {2}, {0} ya no existen en Catalog. Sus nombres están en blanco.',
  'Another {0} has the name “{1}”.': 'Ya existe otro con el nombre “{1}” ({0}).',
  report: ['informe', 'informes'],
  set: ['conjunto', 'conjuntos'],
  'this Catalog': 'este Catalog',
} satisfies Dictionary;
