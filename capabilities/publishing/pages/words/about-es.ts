import type { AboutWords, AccessibilityWords } from './about-en.ts';

export const aboutEs: AboutWords = {
  title: 'Cómo funciona',
  description:
    'El enfoque, el equipo, los tres años y las ocho áreas centrales de la Alianza para la Seguridad Pública.',
  lead: 'La alianza ayuda a lugares con mucha violencia. Una ciudad o un condado participa durante tres años. Recibe la ayuda que su problema necesita y muestra sus resultados.',
  approach: {
    title: 'El enfoque',
    points: [
      [
        'Empezar por el problema',
        'Primero se miran los datos. ¿Dónde, cuándo y cómo se hiere a las personas? ¿Quién puede cambiarlo?',
      ],
      [
        'Reunir a todos en una mesa',
        'Policía, fiscales, agencias federales, salud y grupos de la comunidad planean juntos.',
      ],
      [
        'Recibir pronto la ayuda adecuada',
        'Un sitio puede pedir capacitación y asistencia técnica. Todos los socios ven cuánto espera, y a quién.',
      ],
      [
        'Medir y decirlo abiertamente',
        'Cada resultado se muestra con su rango y sus límites, también cuando la respuesta es “todavía no se sabe”.',
      ],
    ],
  },
  years: {
    title: 'Tres años, paso a paso',
    lead: 'El compromiso de un sitio tiene un comienzo, fases y un final. Si se alarga o termina antes, queda registrado con la razón.',
    phases: [
      ['Incorporación', 'Se nombra al equipo del sitio.'],
      ['Evaluación', 'Se estudia el problema.'],
      ['Planificación', 'Se fijan metas y medidas.'],
      ['Ejecución', 'El plan se lleva a cabo.'],
      ['Continuidad', 'Lo que funciona se hace duradero.'],
    ],
    after: 'Después el sitio se gradúa. El apoyo continúa.',
  },
  team: {
    title: 'El equipo del sitio',
    lead: 'Cada sitio tiene personas con una tarea clara.',
    role: 'Quién',
    does: 'Qué hace',
    members: [
      ['Liderazgo ejecutivo', 'Dirige el sitio: la alcaldía, la jefatura de policía, la fiscalía y otros.'],
      ['Puntos de contacto locales', 'En la Fiscalía Federal y en la policía. Llevan el trabajo diario.'],
      [
        'Champion de la oficina del programa (DOJ)',
        'Habla por el sitio en el Departamento de Justicia y abre el camino.',
      ],
      ['Enlace estratégico del sitio', 'Conoce el plan del sitio y lo une con ayuda y recursos.'],
      ['Puntos de contacto de agencias federales', 'De ATF, DEA, FBI y U.S. Marshals Service.'],
      ['Asesor del programa', 'Viene del proveedor de capacitación y asistencia técnica.'],
    ],
  },
  areas: {
    title: 'Ocho áreas centrales',
    lead: 'La ayuda se da en estas áreas.',
    list: [
      ['Participación de la comunidad', 'Trabajar con quienes viven donde ocurre la violencia.'],
      ['Policía conforme a la Constitución', 'Cuidar los derechos y la confianza al cuidar a las personas.'],
      ['Análisis del delito', 'Encontrar patrones y probar qué funciona.'],
      ['Colaboración en la justicia penal', 'Policía, fiscales y tribunales trabajan como un solo sistema.'],
      ['Alianzas federales', 'Usar lo que pueden aportar las agencias federales.'],
      ['Violencia con armas de fuego', 'Prevenir tiroteos y resolver los que ocurren.'],
      ['Investigaciones', 'Resolver más casos, con cuidado de las víctimas.'],
      ['Tecnología', 'Elegir herramientas con un fin, límites y fecha de término.'],
    ],
  },
  never: {
    title: 'Lo que aquí no se hace',
    points: [
      'Ningún puntaje dice qué tan peligrosa es una persona. Los métodos miran lugares y horas, no personas.',
      'No se nombra ni se muestra a nadie. Los puntos se llevan a una cuadrícula y los conteos pequeños no se muestran.',
      'Las detenciones en la calle y los arrestos por drogas no se usan para buscar lugares con problemas. Dicen adónde fue la policía, no dónde hubo heridos.',
      'Ningún mapa se usa en el trabajo policial sin un fin, una persona que firma y una fecha de término.',
    ],
  },
};

export const accessibilityEs: AccessibilityWords = {
  title: 'Accesibilidad',
  description:
    'Cómo se hacen estas páginas para que todas las personas puedan usarlas, y qué hacer si algo lo impide.',
  lead: 'Estas páginas son para todas las personas, en cualquier aparato, con o sin ratón, vista u oído.',
  sections: [
    [
      'Lo que buscamos',
      'Las páginas siguen las Pautas de Accesibilidad para el Contenido Web (WCAG) 2.2, nivel AA. Un programa las revisa en un navegador real con cada cambio, y se prueban con el teclado.',
    ],
    [
      'Lo que ayuda',
      'Cada gráfica tiene un título, una descripción breve y una tabla con los mismos números. El color nunca es la única señal. Las páginas funcionan sin programas en el navegador, se imprimen bien y caben en una pantalla de 320 píxeles.',
    ],
    [
      'Lo que todavía falta',
      'Los mapas son imágenes: la tabla al lado muestra las celdas con más casos y la descarga las tiene todas. Las páginas en español esperan la revisión de una persona; los hallazgos están en inglés.',
    ],
    [
      'Si algo le impide usar una página',
      'Diga al punto de contacto del sitio qué página era y qué quería hacer. Puede pedir los datos en otra forma.',
    ],
  ],
};
