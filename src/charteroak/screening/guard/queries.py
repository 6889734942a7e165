"""What is asked of PostgreSQL's catalogue.

Each query runs with `search_path = pg_catalog`, so its names are the system's own, and types of a user are qualified
and quoted in what comes back.
"""

from __future__ import annotations

_OF_USERS = """n.nspname <> 'information_schema' AND left(n.nspname, 3) <> 'pg_'
  AND NOT EXISTS (SELECT 1 FROM pg_depend e
    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')"""

RELATIONS = f"""
SELECT c.oid, n.nspname, c.relname, c.relkind::text, pg_get_userbyid(c.relowner),
  c.relrowsecurity, c.relforcerowsecurity,
  coalesce((SELECT bool_or(option ~* '^security_invoker=(true|on|yes|1)$') FROM unnest(c.reloptions) AS option), false),
  c.relispartition,
  -- A whole row in a view's definition is in no dependency on a column. Here each column is written out, but for those.
  CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) LIKE '%.*%' ELSE false END,
  c.reltuples::float8
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND c.relpersistence <> 't' AND {_OF_USERS}
ORDER BY n.nspname, c.relname
"""  # noqa: S608 - a constant of ours

COLUMNS = f"""
WITH RECURSIVE based AS (
  SELECT t.oid AS type, t.oid AS base, NULL::integer AS modifier FROM pg_type t WHERE t.typtype <> 'd'
  UNION ALL
  SELECT t.oid, b.base, coalesce(b.modifier, nullif(t.typtypmod, -1))
  FROM based b JOIN pg_type t ON t.typtype = 'd' AND t.typbasetype = b.type
)
SELECT a.attrelid, a.attnum::integer, a.attname, format_type(b.base, coalesce(b.modifier, a.atttypmod)),
  t.typcategory = 'S' AND t.typtype = 'b', format_type(a.atttypid, a.atttypmod),
  ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = b.base ORDER BY e.enumsortorder)
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN based b ON b.type = a.atttypid JOIN pg_type t ON t.oid = b.base
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND {_OF_USERS}
ORDER BY a.attrelid, a.attnum
"""  # noqa: S608

RIGHTS = """
SELECT held.oid, held.number::integer, pg_get_userbyid((held.right).grantor),
  CASE WHEN (held.right).grantee <> 0 THEN pg_get_userbyid((held.right).grantee) END,
  (held.right).privilege_type, (held.right).is_grantable
FROM (
  SELECT c.oid, 0 AS number, aclexplode(c.relacl) AS right, c.relowner AS owner FROM pg_class c
  UNION ALL
  SELECT c.oid, a.attnum, aclexplode(a.attacl), c.relowner FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
) AS held
WHERE (held.right).grantee <> held.owner
ORDER BY 1, 2, 4 NULLS FIRST, 5
"""

ROLES = """
SELECT r.rolname, r.rolsuper, r.rolbypassrls, r.rolreplication, r.rolcreaterole, r.rolcanlogin,
  ARRAY(SELECT m.rolname::text FROM pg_roles m
        WHERE NOT r.rolsuper AND m.oid <> r.oid AND pg_has_role(r.oid, m.oid, 'MEMBER'))
FROM pg_roles r
"""

USES = """
SELECT DISTINCT r.ev_class, d.refobjid, d.refobjsubid
FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND r.ev_class <> d.refobjid
"""

DERIVED = """
SELECT d.objid, d.objsubid, d.refobjsubid FROM pg_depend d
WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.objid = d.refobjid
  AND d.objsubid > 0 AND d.refobjsubid > 0 AND d.objsubid <> d.refobjsubid
UNION
SELECT f.adrelid, f.adnum::integer, d.refobjsubid FROM pg_depend d JOIN pg_attrdef f ON f.oid = d.objid
WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = f.adrelid
  AND d.refobjsubid > 0 AND d.refobjsubid <> f.adnum
"""

HEIRS = "SELECT inhrelid, inhparent FROM pg_inherits"

KEYS = """
SELECT i.indrelid, c.relname, CASE WHEN i.indisunique THEN 'unique' ELSE 'exclusion' END,
  ARRAY(SELECT k::integer FROM unnest(i.indkey::smallint[]) AS k WHERE k > 0
        UNION SELECT d.refobjsubid FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
          AND d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indrelid AND d.refobjsubid > 0)
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indisunique OR i.indisexclusion
UNION ALL
SELECT conrelid, conname, CASE contype WHEN 'c' THEN 'check' ELSE 'foreign' END,
  ARRAY(SELECT k::integer FROM unnest(conkey) AS k)
FROM pg_constraint WHERE contype IN ('c', 'f') AND conkey IS NOT NULL
UNION ALL
SELECT confrelid, conname, 'referenced', ARRAY(SELECT k::integer FROM unnest(confkey) AS k)
FROM pg_constraint WHERE contype = 'f'
ORDER BY 1, 2, 3
"""

PARTITIONED = """
SELECT p.partrelid,
  ARRAY(SELECT k::integer FROM unnest(p.partattrs::smallint[]) AS k WHERE k > 0
        UNION SELECT d.refobjsubid FROM pg_depend d
        WHERE 0 = ANY (p.partattrs::smallint[]) AND d.classid = 'pg_class'::regclass AND d.objid = p.partrelid
          AND d.objsubid = 0 AND d.refclassid = 'pg_class'::regclass AND d.refobjid = p.partrelid AND d.refobjsubid > 0)
FROM pg_partitioned_table p
"""

FUNCTIONS = """
SELECT n.nspname, p.proname, pg_get_userbyid(p.proowner), coalesce(pg_get_function_sqlbody(p.oid), p.prosrc, ''),
  ARRAY(SELECT DISTINCT CASE WHEN a.grantee <> 0 THEN pg_get_userbyid(a.grantee)::text END
        FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a WHERE a.grantee <> p.proowner)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prosecdef AND left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT 1 FROM pg_depend e
    WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')
ORDER BY 1, 2
"""

REFERS = """
SELECT k.conrelid, number::integer, c.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.confrelid
  CROSS JOIN unnest(k.conkey) AS number
WHERE k.contype = 'f' AND k.conrelid <> k.confrelid
"""

DEFAULTS = """
SELECT pg_get_userbyid(given.defaclrole), n.nspname,
  CASE WHEN given.grantee <> 0 THEN pg_get_userbyid(given.grantee) END
FROM (SELECT d.defaclrole, d.defaclnamespace, (a).grantee, (a).privilege_type
      FROM pg_default_acl d, aclexplode(d.defaclacl) AS a WHERE d.defaclobjtype = 'r') AS given
  LEFT JOIN pg_namespace n ON n.oid = given.defaclnamespace
WHERE given.privilege_type = 'SELECT' AND given.grantee <> given.defaclrole
ORDER BY 1, 2, 3
"""

PUBLISHED = """
SELECT t.pubname, c.oid, a.name FROM pg_publication_tables t
  JOIN pg_namespace n ON n.nspname = t.schemaname JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.tablename
  CROSS JOIN unnest(t.attnames) AS a (name)
"""

LOGGED = """
SELECT name || ' = ' || setting FROM pg_settings
WHERE (name = 'log_statement' AND setting IN ('mod', 'all')) OR (name LIKE 'log_min_duration_s%' AND setting <> '-1')
ORDER BY 1
"""

POLICIES = "SELECT polrelid, polname FROM pg_policy"

SCHEMAS = "SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_namespace"

VIEWS = """
SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relkind = 'v' AND a.attnum > 0 AND NOT a.attisdropped AND obj_description(n.oid, 'pg_namespace') = '{mark}'
ORDER BY 1, 2, a.attnum
"""
