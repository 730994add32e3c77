/** How the lines of each table arrive, and how they go on into it. Days are those of the site’s own calendar. */
export type Arrival = { columns: string; insert: string };

const site = 'cross join (select id, time_zone from program.site where id = $site) s';

export const arrivals = {
  case: {
    columns: 'id uuid, number text, opened_at timestamptz',
    insert: `insert into cases.case (id, site_id, number, opened_on, is_synthetic)
      select r.id, s.id, number, (opened_at at time zone s.time_zone)::date, true from arriving r ${site}`,
  },
  seal: {
    columns: 'case_id uuid, seal text',
    insert: `insert into cases.seal (case_id, site_id, seal) select case_id, s.id, seal from arriving ${site}`,
  },
  reference: {
    columns: 'agency_id uuid, source text, reference text, case_id uuid',
    insert: `insert into cases.reference (agency_id, source, reference, case_id, site_id)
      select agency_id, source, reference, case_id, s.id from arriving ${site}`,
  },
  event: {
    columns: `id uuid, case_id uuid, compartment_id integer, agency_id uuid, source text, source_key text, kind text,
      effective_at timestamptz, defendant_key text, charge_key text, hearing_key text, payload jsonb`,
    insert: `insert into cases.event (id, case_id, site_id, compartment_id, agency_id, source, source_key, kind,
        effective_at, recorded_at, recorded_by, defendant_key, charge_key, hearing_key, payload)
      select r.id, case_id, s.id, compartment_id, agency_id, source, source_key, kind, effective_at,
        least(effective_at + interval '3 hours', now()), null, defendant_key, charge_key, hearing_key, payload
      from arriving r ${site}`,
  },
  event_field: {
    columns: 'event_id uuid, case_id uuid, compartment_id integer, field text, content jsonb',
    insert: `insert into cases.event_field (event_id, case_id, site_id, compartment_id, field, content)
      select event_id, case_id, s.id, compartment_id, field, content from arriving ${site}`,
  },
  part: {
    columns: `compartment_id integer, case_id uuid, id uuid, agency_id uuid, kind text, local_number text, status text,
      status_since timestamptz, opened_at timestamptz, closed_at timestamptz, due_on date, waits_on text,
      assigned_to_id uuid, nibrs_offense text, rounds integer, detail jsonb`,
    insert: `insert into cases.part (id, case_id, site_id, compartment_id, agency_id, kind, local_number, status,
        status_since, opened_on, closed_on, due_on, waits_on, assigned_to_id, nibrs_offense, rounds, detail)
      select r.id, case_id, s.id, compartment_id, agency_id, kind, local_number, status, status_since,
        (opened_at at time zone s.time_zone)::date, (closed_at at time zone s.time_zone)::date, due_on, waits_on,
        assigned_to_id, nibrs_offense, rounds, detail
      from arriving r ${site}`,
  },
  defendant: {
    columns: `compartment_id integer, case_id uuid, id uuid, defendant_key text, name text, search_name text,
      birth_date date, juvenile boolean, custody text, standing jsonb`,
    insert: `insert into cases.defendant (id, case_id, site_id, compartment_id, defendant_key, name, search_name,
        birth_date, juvenile, custody, standing)
      select r.id, case_id, s.id, compartment_id, defendant_key, name, search_name, birth_date, juvenile, custody, standing
      from arriving r ${site}`,
  },
  charge: {
    columns: `compartment_id integer, case_id uuid, id uuid, agency_id uuid, side text, defendant_key text,
      charge_key text, count_number integer, version integer, statute text, nibrs_offense text, degree text,
      status text, status_since timestamptz, disposition text, disposition_class text, disposed_at timestamptz,
      matched_key text, detail jsonb`,
    insert: `insert into cases.charge (id, case_id, site_id, compartment_id, agency_id, side, defendant_key, charge_key,
        count_number, version, statute, nibrs_offense, degree, status, status_since, disposition, disposition_class,
        disposed_on, matched_key, detail)
      select r.id, case_id, s.id, compartment_id, agency_id, side, defendant_key, charge_key, count_number, version,
        statute, nibrs_offense, degree, status, status_since, disposition, disposition_class,
        (disposed_at at time zone s.time_zone)::date, matched_key, detail
      from arriving r ${site}`,
  },
  hearing: {
    columns: `compartment_id integer, case_id uuid, id uuid, hearing_key text, defendant_key text, kind text,
      at timestamptz, ends_at timestamptz, place text, status text, continuances integer, attorney_id uuid, detail jsonb`,
    insert: `insert into cases.hearing (id, case_id, site_id, compartment_id, hearing_key, defendant_key, kind, at,
        ends_at, place, status, continuances, attorney_id, detail)
      select r.id, case_id, s.id, compartment_id, hearing_key, defendant_key, kind, at, ends_at, place, status,
        continuances, attorney_id, detail
      from arriving r ${site}`,
  },
  queue_item: {
    columns: `compartment_id integer, case_id uuid, id uuid, agency_id uuid, queue text, code text, fact_key text,
      words text, raised_at timestamptz, ends_at timestamptz, due_on date`,
    insert: `insert into cases.queue_item (id, case_id, site_id, compartment_id, agency_id, queue, code, fact_key, words,
        raised_at, ends_at, due_on)
      select r.id, case_id, s.id, compartment_id, agency_id, queue, code, fact_key, words, raised_at, ends_at, due_on
      from arriving r ${site}`,
  },
  projection: {
    columns: 'case_id uuid, events integer',
    insert:
      'insert into cases.projection (case_id, events, derived_at) select case_id, events, now() from arriving',
  },
} as const satisfies Record<string, Arrival>;
