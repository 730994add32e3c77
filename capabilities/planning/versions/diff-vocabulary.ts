import type { MetricName } from '../measures/contract.ts';
import type { EvidenceRating, PartKind } from '../parts/contract.ts';
import type { ChangeInWords } from './contract.ts';

export type DiffLanguage = 'en' | 'es';

export type DiffVocabulary = {
  what: Record<ChangeInWords['what'], string>;
  kinds: Record<PartKind, string>;
  fields: Record<string, string>;
  metrics?: Record<MetricName, string>;
  evidence?: Record<EvidenceRating, string>;
  planChanged: string;
  where: string;
  nothing: string;
  yes: string;
  no: string;
  place(parent: string | null, position: number, among: number): string;
};

const en: DiffVocabulary = {
  what: { added: 'Added', removed: 'Removed', changed: 'Changed', moved: 'Moved' },
  kinds: {
    problem: 'problem',
    goal: 'goal',
    objective: 'objective',
    strategy: 'strategy',
    activity: 'activity',
  },
  fields: {
    title: 'Title',
    detail: 'Details',
    summary: 'Summary',
    owner: 'Owner',
    startsOn: 'Begins on',
    endsOn: 'Ends on',
    findings: 'Findings',
    problemId: 'Problem',
    metric: 'Measure',
    measure: 'Measure, in words',
    baselineFrom: 'Baseline from',
    baselineTo: 'Baseline to',
    baselineValue: 'Baseline',
    baselineSource: 'Baseline read from',
    targetValue: 'Target',
    targetOn: 'Target day',
    originNumber: 'Came from',
    evidence: 'Evidence',
    evidenceSource: 'Source of the evidence',
    fidelity: 'Checklist',
    ownerAgency: 'Owner agency',
    dueOn: 'Due on',
    budgetCents: 'Budget',
    isPublic: 'Public',
  },
  planChanged: 'Changed the plan itself',
  where: 'Where it stands',
  nothing: 'nothing',
  yes: 'yes',
  no: 'no',
  place: (parent, position) => (parent ? `number ${position} under “${parent}”` : `number ${position}`),
};

const es: DiffVocabulary = {
  what: { added: 'Nuevo:', removed: 'Retirado:', changed: 'Modificado:', moved: 'Cambiado de lugar:' },
  kinds: {
    problem: 'problema',
    goal: 'meta',
    objective: 'objetivo',
    strategy: 'estrategia',
    activity: 'actividad',
  },
  fields: {
    title: 'Título',
    detail: 'Detalles',
    summary: 'Resumen',
    owner: 'Responsable',
    startsOn: 'Comienza',
    endsOn: 'Termina',
    findings: 'Hallazgos',
    problemId: 'Problema',
    metric: 'Medida',
    measure: 'Medida, en palabras',
    baselineFrom: 'Línea de base desde',
    baselineTo: 'Línea de base hasta',
    baselineValue: 'Línea de base',
    baselineSource: 'Fuente de la línea de base',
    targetValue: 'Meta numérica',
    targetOn: 'Fecha de la meta',
    originNumber: 'Proviene de',
    evidence: 'Evidencia',
    evidenceSource: 'Fuente de la evidencia',
    fidelity: 'Lista de verificación',
    ownerAgency: 'Agencia responsable',
    dueOn: 'Vence',
    budgetCents: 'Presupuesto',
    isPublic: 'Público',
  },
  metrics: {
    'shooting-victims-a-year': 'Víctimas de disparos al año',
    'shootings-a-year': 'Tiroteos al año',
    'people-shot-dead-a-year': 'Personas muertas por disparos al año',
    'share-of-victims-who-died': 'Proporción de víctimas de disparos que murieron',
    'places-that-hold-half': 'Proporción de lugares que reúnen la mitad de los tiroteos',
  },
  evidence: {
    effective: 'Eficaz: varios buenos estudios coinciden en que funciona',
    promising: 'Prometedora: al menos un buen estudio dice que funciona',
    mixed: 'Mixta: los estudios no coinciden',
    'no-effect': 'Sin efecto: buenos estudios no encontraron ninguno',
    harmful: 'Dañina: los estudios encontraron que empeora las cosas',
    untested: 'Sin probar: todavía nadie la ha estudiado bien',
    unrated: 'Todavía sin calificar',
  },
  planChanged: 'Se modificó el plan mismo',
  where: 'Dónde está',
  nothing: 'nada',
  yes: 'sí',
  no: 'no',
  place: (parent, position) => (parent ? `número ${position} de “${parent}”` : `número ${position}`),
};

export const diffVocabulary: Record<DiffLanguage, DiffVocabulary> = { en, es };
