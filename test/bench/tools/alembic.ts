/**
 * Alembic, where Debian's packages `alembic` and `python3-psycopg2` are installed.
 *
 * @module
 */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Command, runCommand } from "../measure.ts";
import { ADDED_COLUMN, type BenchTable, COLUMNS, tables } from "../schema.ts";
import { hasProgram } from "./floor.ts";
import type { Database, Job, Place, Scenario, Tool } from "./tool.ts";

export const alembic: Tool = {
  name: "alembic",
  missing: () => (hasProgram("alembic") ? undefined : "alembic: apt-get install alembic python3-psycopg2"),
  async prepare(scenario, place) {
    const { folder, database } = place;
    const command = (...args: string[]): Command => ({ file: "alembic", args, cwd: folder });
    if (scenario.kind === "version") return { command: command("--version") };
    await writeProject(folder, database);
    if (scenario.kind === "autogenerate") return await autogenerate(scenario, place, command);
    await writeRevisions(folder, scenario.size);
    if (scenario.kind === "upgrade") return { command: command("upgrade", "head"), before: database.empty };
    await runCommand(command("upgrade", "head"));
    return { command: command("current") };
  },
};

async function writeProject(folder: string, { engine, address }: Database): Promise<void> {
  const url = engine === "sqlite" ? `sqlite:///${address}` : address.replace("postgres:", "postgresql:");
  await mkdir(join(folder, "migrations/versions"), { recursive: true });
  await writeFile(join(folder, "alembic.ini"), `[alembic]\nscript_location = migrations\nsqlalchemy.url = ${url}\n`);
  await writeFile(join(folder, "models.py"), modelText([]));
  await writeFile(join(folder, "migrations/env.py"), ENV);
  await writeFile(join(folder, "migrations/script.py.mako"), TEMPLATE);
}

const ENV = `import sys
from alembic import context
from sqlalchemy import engine_from_config, pool
sys.path.insert(0, ".")
from models import metadata
engine = engine_from_config(context.config.get_section("alembic"), prefix="sqlalchemy.", poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=metadata)
    with context.begin_transaction():
        context.run_migrations()
`;

const TEMPLATE = `"""\${message}"""
from alembic import op
import sqlalchemy as sa
revision = \${repr(up_revision)}
down_revision = \${repr(down_revision)}
def upgrade():
    \${upgrades if upgrades else "pass"}
def downgrade():
    \${downgrades if downgrades else "pass"}
`;

const TYPES = {
  text: "sa.Text()",
  integer: "sa.Integer()",
  boolean: "sa.Boolean()",
  timestamp: "sa.DateTime()",
} as const;

async function writeRevisions(folder: string, count: number): Promise<void> {
  let down = "None";
  for (const [index, table] of tables(count).entries()) {
    const id = index.toString(16).padStart(12, "0");
    await writeFile(
      join(folder, "migrations/versions", `${id}_create_${table.name}.py`),
      revisionText(id, down, table),
    );
    down = `"${id}"`;
  }
}

function revisionText(id: string, down: string, { name, parent }: BenchTable): string {
  const columns = COLUMNS.map(([column, type]) => `        sa.Column("${column}", ${TYPES[type]}),`);
  return `"""create ${name}"""
from alembic import op
import sqlalchemy as sa
revision = "${id}"
down_revision = ${down}
def upgrade():
    op.create_table("${name}",
        sa.Column("id", sa.Integer(), nullable=False),
${columns.join("\n")}
        sa.PrimaryKeyConstraint("id", name="${name}_pkey"),
        sa.ForeignKeyConstraint(["parent_id"], ["${parent}.id"], name="${name}_parent_id_fkey"),
    )
    op.create_index("${name}_name_idx", "${name}", ["name"])
    op.create_index("${name}_status_idx", "${name}", ["status", "score"])
def downgrade():
    op.drop_table("${name}")
`;
}

async function autogenerate(
  { size, changed }: Scenario & { kind: "autogenerate" },
  { folder }: Place,
  command: (...args: string[]) => Command,
): Promise<Job> {
  const versions = join(folder, "migrations/versions");
  await writeFile(join(folder, "models.py"), modelText(tables(size)));
  await runCommand(command("revision", "--autogenerate", "-m", "create all"));
  await runCommand(command("upgrade", "head"));
  await writeFile(join(folder, "models.py"), modelText(tables(size, changed)));
  const kept = new Set(await readdir(versions));
  return {
    command: command("revision", "--autogenerate", "-m", "change"),
    async before() {
      for (const name of await readdir(versions)) {
        if (!kept.has(name)) await rm(join(versions, name), { recursive: true });
      }
    },
  };
}

function modelText(list: readonly BenchTable[]): string {
  return `import sqlalchemy as sa\nmetadata = sa.MetaData()\n${list.map(modelOf).join("")}`;
}

function modelOf({ name, parent, changed }: BenchTable): string {
  const columns = COLUMNS.map(([column, type]) => {
    const key = column === "parent_id" ? `, sa.ForeignKey("${parent}.id", name="${name}_parent_id_fkey")` : "";
    return `    sa.Column("${column}", ${TYPES[type]}${key}),`;
  });
  if (changed) columns.push(`    sa.Column("${ADDED_COLUMN}", sa.Text()),`);
  return `sa.Table("${name}", metadata,
    sa.Column("id", sa.Integer(), primary_key=True),
${columns.join("\n")}
    sa.Index("${name}_name_idx", "name"),
    sa.Index("${name}_status_idx", "status", "score"),
)
`;
}
