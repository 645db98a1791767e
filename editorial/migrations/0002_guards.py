"""What the database itself holds beyond plain constraints.

Blocks, revisions and decisions are written once: a trigger refuses to change them. No block has
the same change proposed twice, open or decided, or one taken back would meet its twin; PostgreSQL
compares digests, since it indexes no text of more than 2,700 bytes. There an exclusion constraint
also keeps accepted edits of one block apart. Edits are compared on a doubled scale, so that a
place between two characters is a point of its own: the span [s, e) covers 2s+1 … 2e-1, an
insertion at p covers 2p.

SQLite drops a table's triggers and this index when a later migration alters the table: put them
back there.
"""

from django.db import migrations

WRITTEN_ONCE = ["editorial_block", "editorial_revision", "editorial_decision"]

SQLITE_TRIGGER = """
CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} rows are written once'); END
"""

POSTGRESQL_FUNCTION = """
CREATE FUNCTION editorial_written_once() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' rows are written once'; END
$$ LANGUAGE plpgsql
"""

POSTGRESQL_TRIGGER = """
CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION editorial_written_once()
"""

NO_TWIN = """
CREATE UNIQUE INDEX suggestion_no_twin ON editorial_suggestion (block_id, start, "end", {words})
"""

EXCLUSION = """
ALTER TABLE editorial_suggestion ADD CONSTRAINT suggestion_accepted_apart EXCLUDE USING gist (
    block_id WITH =,
    int4range(
        2 * start + CASE WHEN start < "end" THEN 1 ELSE 0 END,
        2 * "end" + CASE WHEN start < "end" THEN 0 ELSE 1 END
    ) WITH &&
) WHERE (verdict = 'accepted' AND applied IS NOT NULL)
"""


def add_guards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        schema_editor.execute(EXCLUSION)
        schema_editor.execute(POSTGRESQL_FUNCTION)
        trigger, words = POSTGRESQL_TRIGGER, "md5(replacement)"
    else:
        trigger, words = SQLITE_TRIGGER, "replacement"
    schema_editor.execute(NO_TWIN.format(words=words))
    for table in WRITTEN_ONCE:
        schema_editor.execute(trigger.format(table=table))


def drop_guards(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute("DROP INDEX IF EXISTS suggestion_no_twin")
    for table in WRITTEN_ONCE:
        schema_editor.execute(
            f"DROP TRIGGER IF EXISTS {table}_written_once" + (f" ON {table}" if on_postgresql else "")
        )
    if on_postgresql:
        schema_editor.execute("DROP FUNCTION editorial_written_once()")
        schema_editor.execute("ALTER TABLE editorial_suggestion DROP CONSTRAINT suggestion_accepted_apart")


class Migration(migrations.Migration):
    dependencies = [("editorial", "0001_initial")]
    operations = [migrations.RunPython(add_guards, drop_guards)]
