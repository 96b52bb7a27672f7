// Texts about moving a file from the script inside it to the add-on.
export const moveTexts = {
  title: 'Pasar al complemento',
  about: 'Su institución instala el complemento. Los editores del archivo no pueden cambiarlo.',
  kept: 'Sus pestañas, cambios sin enviar y formatos se quedan en el archivo.',
  lost: 'Esto no se traslada:',
  lostItems: [
    'Claves de API. Cada usuario se conecta de nuevo.',
    'Programaciones. Créelas de nuevo en el complemento.',
    'Deshacer. Primero deshaga aquí los envíos anteriores.',
    'La decisión sobre los datos personales. Se le pregunta de nuevo.',
    'Marcas de filas nuevas y modificadas.',
  ],
  unfinished: 'Primero continúe o cancele lo que está sin terminar.',
  move: 'Pasar este archivo',
  moving: 'Pasando…',
  movedTitle: 'Este archivo usa el complemento',
  moved: 'Este script ya no funciona en este archivo. Abra Catalog Sync desde el menú del complemento.',
  back: 'Volver a este script',
  returning: 'Volviendo…',
};
