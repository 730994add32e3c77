import type { ShellWords } from './en.ts';

export const es: ShellWords = {
  name: 'Alianza para la Seguridad Pública',
  demo: {
    title: 'Demostración.',
    text: 'Este sitio muestra lo que hace la plataforma, con datos abiertos y personas ficticias. No es un sitio web del gobierno.',
  },
  skip: 'Ir al contenido principal',
  navigation: 'Principal',
  nav: { home: 'Inicio', how: 'Cómo funciona', sites: 'Sitios', search: 'Buscar' },
  search: { label: 'Buscar hallazgos y sitios', button: 'Buscar' },
  otherLanguage: 'English',
  breadcrumbs: 'Usted está aquí',
  unreviewed: {
    title: 'Traducción sin revisar.',
    text: 'Una persona todavía no ha revisado el español de esta página. Si hay diferencias, vale la versión en inglés.',
  },
  inEnglish: 'Los hallazgos se publican en el idioma del sitio que los escribió.',
  footer: {
    top: 'Volver arriba',
    promise:
      'Cada número de este sitio se puede seguir hasta las filas de las que se contó. Si alguno no se puede, es una falla: avísenos.',
    learn: 'La alianza',
    data: 'Datos',
    feed: 'Hallazgos nuevos (RSS)',
    catalogue: 'Catálogo de datos (DCAT-US)',
    api: 'Referencia de la API',
    accessibility: 'Accesibilidad',
    signIn: 'Acceso del personal',
  },
};
