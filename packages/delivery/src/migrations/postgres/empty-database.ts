/**
 * Drops everything that a dump of the database could hold. What extensions brought goes with them where they are in a schema of their own; `public` stays,
 * since a dump does not make it.
 */
export const EMPTY_DATABASE = `do $empty$
declare
  statement text;
  statements text[];
begin
  select array_agg(format('drop schema if exists %I cascade', nspname)) into statements
  from pg_namespace
  where nspname !~ '^pg_' and nspname not in ('information_schema', 'public');
  foreach statement in array coalesce(statements, '{}') loop execute statement; end loop;

  select array_agg(format('drop %s if exists public.%I cascade',
    case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
      when 'f' then 'foreign table' else 'table' end, c.relname)
    order by c.relkind = 'S') into statements
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    and not exists (select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'i'));
  foreach statement in array coalesce(statements, '{}') loop execute statement; end loop;

  select array_agg(format('drop routine if exists %s cascade', p.oid::regprocedure)) into statements
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d
      where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e');
  foreach statement in array coalesce(statements, '{}') loop execute statement; end loop;

  select array_agg(format('drop type if exists public.%I cascade', t.typname)) into statements
  from pg_type t left join pg_class c on c.oid = t.typrelid
  where t.typnamespace = 'public'::regnamespace
    and (t.typtype in ('e', 'd', 'r') or (t.typtype = 'c' and c.relkind = 'c'))
    and not exists (select from pg_depend d
      where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e');
  foreach statement in array coalesce(statements, '{}') loop execute statement; end loop;
end
$empty$;
`;
