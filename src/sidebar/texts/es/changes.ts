// What's new in this version, for users who come from the last one. A test compares the version with that of the package.
export const changesTexts = {
  about: 'Acerca de',
  installed: {
    bound: (version: string) => `Catalog Sync ${version}, dentro de esta hoja de cálculo.`,
    'add-on': (version: string) => `Catalog Sync ${version}, instalado como complemento.`,
  },
  title: (version: string) => `Novedades de ${version}`,
  version: '0.1.0',
  items: [
    'Traiga datos de Catalog a pestañas, cámbielos, revise cada cambio y envíelo.',
    'Una actualización conserva los cambios sin enviar, sus propias columnas y sus fórmulas.',
    'Informes, programaciones y tareas como inscribir estudiantes.',
    'Su institución puede instalarlo como complemento.',
  ],
};
