-- Example: row-level security that keeps 2-929. A clerk sees a file only where telling that clerk what is in it is
-- permitted or required. Whatever else the answer is (prohibited, not addressed, counsel, unknown) the row is not there.
-- It needs PostgreSQL 15 or newer, a role that may make roles, and an export that has the act `disclose`.
-- All of it goes with: DROP SCHEMA charteroak_example CASCADE; DROP ROLE charteroak_example_keeper, charteroak_example_clerk;

BEGIN;

CREATE SCHEMA charteroak_example;
CREATE ROLE charteroak_example_keeper; -- keeps the files, and says what is established about a disclosure
CREATE ROLE charteroak_example_clerk;  -- reads what may be told

-- A CHECK that fails would write the row into the server's log. These cannot fail: for what is no case,
-- charteroak.decide itself raises an error, which names the field and no value.
CREATE TABLE charteroak_example.benefit_file (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic text NOT NULL CHECK (charteroak.decide('disclose', jsonb_build_object('topic', topic)) IS NOT NULL),
  contents text NOT NULL
);

-- What is established about telling one reader what is in one file: the facts of `disclose`, but for the topic, which
-- is the file's. A fact that nobody has established is left out, and is not known.
CREATE TABLE charteroak_example.disclosure (
  file bigint NOT NULL REFERENCES charteroak_example.benefit_file ON DELETE CASCADE,
  reader name NOT NULL,
  facts jsonb NOT NULL CHECK (charteroak.decide('disclose', facts) IS NOT NULL),
  PRIMARY KEY (file, reader)
);

ALTER TABLE charteroak_example.benefit_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE charteroak_example.benefit_file FORCE ROW LEVEL SECURITY; -- for the table's owner, too
ALTER TABLE charteroak_example.disclosure ENABLE ROW LEVEL SECURITY;
ALTER TABLE charteroak_example.disclosure FORCE ROW LEVEL SECURITY;

CREATE POLICY kept ON charteroak_example.benefit_file TO charteroak_example_keeper USING (true) WITH CHECK (true);
CREATE POLICY kept ON charteroak_example.disclosure TO charteroak_example_keeper USING (true) WITH CHECK (true);
CREATE POLICY own ON charteroak_example.disclosure FOR SELECT TO charteroak_example_clerk USING (reader = current_user);
CREATE POLICY may_be_told ON charteroak_example.benefit_file FOR SELECT TO charteroak_example_clerk USING (
  EXISTS (
    SELECT FROM charteroak_example.disclosure
    WHERE disclosure.file = benefit_file.id
      AND disclosure.reader = current_user
      AND (charteroak.decide('disclose', disclosure.facts || jsonb_build_object('topic', benefit_file.topic))).outcome
        IN ('permitted', 'required')
  )
);

GRANT USAGE ON SCHEMA charteroak, charteroak_example TO charteroak_example_keeper, charteroak_example_clerk;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA charteroak_example TO charteroak_example_keeper;
GRANT SELECT ON ALL TABLES IN SCHEMA charteroak_example TO charteroak_example_clerk;

SET LOCAL ROLE charteroak_example_keeper;
INSERT INTO charteroak_example.benefit_file (topic, contents) VALUES
  ('public_assistance', 'first'), ('public_assistance', 'second'), ('public_assistance', 'third'),
  ('immigration_status', 'fourth'), ('not_personal', 'fifth'), ('public_assistance', 'sixth');
INSERT INTO charteroak_example.disclosure (file, reader, facts) VALUES
  -- necessary to the clerk's service: permitted
  (1, 'charteroak_example_clerk',
    '{"employee": "other_employee", "recipient": "other", "necessary_to_service": true, "required_by_law": false}'),
  -- not necessary, and no law requires it: prohibited
  (2, 'charteroak_example_clerk',
    '{"employee": "other_employee", "recipient": "other", "necessary_to_service": false, "required_by_law": false}'),
  -- nobody has said whether a law requires it: unknown
  (3, 'charteroak_example_clerk',
    '{"employee": "other_employee", "recipient": "other", "necessary_to_service": false}'),
  -- what federal law adds is not settled: counsel
  (4, 'charteroak_example_clerk',
    '{"employee": "other_employee", "recipient": "federal_immigration_authorities",
      "necessary_to_service": false, "required_by_law": false}'),
  -- nothing about a person: not addressed, and so for another rule than this one to allow
  (5, 'charteroak_example_clerk', '{"employee": "other_employee", "recipient": "other", "required_by_law": false}');
  -- of the sixth file nothing is established
RESET ROLE;

COMMIT;

-- SET ROLE charteroak_example_clerk;
-- SELECT id, topic FROM charteroak_example.benefit_file; -- the first file, and no other
-- RESET ROLE;
