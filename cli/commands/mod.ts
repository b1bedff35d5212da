/**
 * The commands on one page: what they are called, what they take, and where their code is. The code of a command is
 * loaded when it runs.
 *
 * @module
 */
import type { Input } from "../arguments.ts";
import type { CommandModule } from "../context.ts";

export interface OptionSpec {
  /** As cac reads it: `-m, --message <text>`. */
  readonly flags: string;
  readonly description: string;
}

export interface CommandSpec {
  readonly name: string;
  /** Its arguments as cac reads them: `<target>`, `[target]`, `<...revisions>`. */
  readonly args: string;
  readonly group: string;
  readonly summary: string;
  /** What its arguments mean, when that is not plain. */
  readonly details?: string;
  readonly options: readonly OptionSpec[];
  /** Command lines and what they do. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  /**
   * Where the configuration has several databases: the command works on each of them in order, or on those that
   * `--database` names. Default: it needs one.
   */
  readonly forEachDatabase?: boolean | ((input: Input) => boolean);
  readonly load: () => Promise<CommandModule>;
}

const option = (flags: string, description: string): OptionSpec => ({ flags, description });

/** A script is for one database. */
const isNoScript = (input: Input): boolean => !input.flag("sql");

export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  option("--config <file>", "The configuration (default: migr.config.ts in this folder)"),
  option("--url <url>", "The database; wins over DATABASE_URL, which wins over the configuration"),
  option("--database <name>", "One of several databases of the configuration; may be repeated (default: all in order)"),
  option("--json", "Print one JSON document and nothing else"),
  option("-q, --quiet", "Print only errors and what was asked for"),
  option("--no-color", "Print without colours (NO_COLOR does the same)"),
  option("-x <key=value>", "Hand a value to the configuration and to revisions; may be repeated"),
  option("-h, --help", "Explain a command"),
  option("-v, --version", "Print the version"),
];

const RUN_OPTIONS: readonly OptionSpec[] = [
  option("--lock <kind>", "What keeps other runs out: session (default), or table, as behind pgbouncer"),
  option("--dry-run", "Show the plan and every statement; change nothing"),
  option("--transaction <mode>", "How far one transaction reaches: all, each or none (default: all)"),
  option("--lock-timeout <time>", "How long to wait for another run: 500ms, 30s, 2m (default: 1m)"),
  option(
    "--ddl-lock-timeout <time>",
    "PostgreSQL: how long a statement may wait for a lock (default: 2s; 0: for ever)",
  ),
  option("--statement-timeout <time>", "PostgreSQL: how long a statement may run (default: as the server says)"),
  option("--lock-retries <number>", "How often to start again where others held locks for longer (default: 10)"),
];

const FROM = option(
  "--from <source>",
  "Compare the models with the database (default) or history (the revisions, in a shadow)",
);
const NO_BRANCHES = option("--no-branches", "Do not run branches against each other");
const MESSAGE = option("-m, --message <text>", "What it does, in a few words");
const REV_ID = option("--rev-id <id>", "Its id, instead of a random one");
const BRANCH_LABEL = option("--branch-label <name>", "Give its branch a name; may be repeated");
const VERSION_PATH = option("--version-path <folder>", "The folder of its file (default: that of what it builds on)");
const FORMAT = option("--format <ts|sql>", "The language of the file (default: ts)");

const TARGETS = [
  "A target is a revision's id (or its first characters, four or more), head, heads, base, a branch label, an offset from",
  "what is applied (+1, -2), an offset from a revision (ae10+1), or any of these within a branch (billing@head).",
].join(" ");

const SOURCES = [
  "A source is a database (its URL, or database for the project's), a .sql file or a folder of them, a .ts module of models",
  "or of Drizzle's tables (models for the project's), or history: the revisions, replayed in a shadow.",
].join(" ");
const ROLES = option("--roles <pattern>", "PostgreSQL: also compare the roles of these names (app_*); may be repeated");
const DIALECT = option("--dialect <name>", "postgres or sqlite, where neither a source nor the configuration says it");

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: "init",
    args: "",
    group: "Start",
    summary: "Make a project in this folder: a configuration, a model, a folder for revisions",
    options: [option("--engine <name>", "sqlite (default) or postgres, which starts with an embedded PostgreSQL")],
    examples: [
      ["migr init", "a project with SQLite in a file"],
      ["migr init --engine postgres", "a project with PostgreSQL, embedded until you name a server"],
    ],
    load: () => import("./init.ts"),
  },
  {
    name: "revision",
    args: "",
    group: "Write",
    summary: "Write a new revision, empty or from what changed in the models",
    options: [
      MESSAGE,
      option("--autogenerate", "Fill it with the difference between the models and the database"),
      FROM,
      FORMAT,
      option("--rename <old:new>", "A dropped and an added thing are one: users.name:users.full_name; may be repeated"),
      option("--no-rename", "Nothing else was renamed: really drop and add"),
      ROLES,
      option("--head <revision>", "What it builds on (default: the head); base starts a new branch, heads merges"),
      option("--splice", "Allow --head to name a revision that is no head"),
      option("--depends-on <revision>", "What must run before it without being its lineage; may be repeated"),
      BRANCH_LABEL,
      REV_ID,
      VERSION_PATH,
    ],
    examples: [
      ['migr revision --autogenerate -m "add age to users"', "write what the models have and the database has not"],
      ['migr revision -m "fill in missing names"', "an empty revision to write by hand"],
      ['migr revision --autogenerate -m "full name" --rename users.name:users.full_name', "say what was renamed"],
    ],
    forEachDatabase: (input) => input.flag("autogenerate"),
    load: () => import("./revision.ts"),
  },
  {
    name: "merge",
    args: "<...revisions>",
    group: "Write",
    summary: "Write a revision that joins several heads, and say whether their order matters",
    details: [
      "Where the branches touch the same tables, both orders are run in a shadow and the objects that come out different are",
      "named; the merge is written all the same, because a database may have either.",
    ].join(" "),
    options: [MESSAGE, FORMAT, BRANCH_LABEL, REV_ID, VERSION_PATH, NO_BRANCHES],
    examples: [
      ["migr merge heads", "join all heads"],
      ['migr merge ae10 27c6 -m "join billing and shop"', "join two of them"],
    ],
    load: () => import("./merge.ts"),
  },
  {
    name: "rebase",
    args: "<...revisions>",
    group: "Write",
    summary: "Move revisions on top of another head, so that one line is left",
    details:
      "Only the down revision in the file of the lowest revision that moves is rewritten; what follows it moves along. Nothing is written when the result would be no graph, or when the database has one of them applied: for that, merge.",
    options: [
      option("--onto <revision>", "The head to put them on (default: the only other head)"),
      option("--skip-database", "Do not ask the database whether it has them applied"),
      option("--dry-run", "Show what would be rewritten; change nothing"),
    ],
    examples: [
      ["migr rebase b2c0 --onto ae10", "b2c0… and what follows it comes after ae10…"],
      ["migr rebase billing", "the branch that begins at the label billing, on top of the other head"],
    ],
    load: () => import("./rebase.ts"),
  },
  {
    name: "squash",
    args: "<range>",
    group: "Write",
    summary: "Write one revision that stands for a range of them",
    details:
      "The range is from:to, both included. The new revision holds the difference of the schemas before and after the range, and is proved on a shadow database before it is written. Databases that have the whole range record it with their next upgrade, without running it; those that have a part of the range run the rest of the old files first; empty ones run the new revision alone. Remove the old files when every database has upgraded.",
    options: [
      MESSAGE,
      option("--keep-data", "Keep every statement of the range in order: for ranges that change rows, too"),
      option(
        "--rename <old:new>",
        "The range renamed something older than it: users.name:users.full_name; may be repeated",
      ),
      option("--no-rename", "The range renamed nothing else: really drop and add"),
      FORMAT,
      BRANCH_LABEL,
      REV_ID,
      VERSION_PATH,
    ],
    examples: [
      ['migr squash base:head -m "the schema of 2025"', "one revision in the place of all"],
      ["migr squash 1975:ae10 --keep-data", "join a range with its inserts and updates"],
    ],
    load: () => import("./squash.ts"),
  },
  {
    name: "bundle",
    args: "",
    group: "Write",
    summary: "Write one module with all revisions, for programs that migrate when they start",
    details:
      "Without --runner the module imports nothing. It is read by upgrade of migr/edge (and by RevisionGraph.of of migr): in workers, where there are no files. Types are taken out of TypeScript; SQL is kept as text.",
    options: [
      option("--out <file>", "Where to write it (default: stdout); a bundle that is there is replaced"),
      option("--runner", "Export upgrade and dialect, too: the smallest that can do what the revisions say"),
      option("--check", "Write nothing; fail when the file of --out is not what would be written"),
    ],
    examples: [
      ["migr bundle --out src/revisions.js", "for a worker that is built from src"],
      ["migr bundle --runner --out src/revisions.js", "with the runner that fits them"],
      ["migr bundle --out src/revisions.js --check", "in CI: the bundle is up to date"],
    ],
    load: () => import("./bundle.ts"),
  },
  {
    name: "edit",
    args: "<revision>",
    group: "Write",
    summary: "Open a revision's file in your editor (VISUAL, EDITOR)",
    options: [],
    examples: [
      ["migr edit head", "the newest revision"],
      ["EDITOR='code --wait' migr edit ae10", "one by the start of its id"],
    ],
    load: () => import("./edit.ts"),
  },
  {
    name: "playground",
    args: "",
    group: "Start",
    summary: "Try this project's revisions in the browser, on a database that is thrown away",
    options: [
      option("--port <number>", "The port on this machine (default: any that is free)"),
      option("--no-open", "Do not start the browser"),
    ],
    examples: [
      ["migr playground", "open the project of this folder"],
      ["migr playground --port 4000 --no-open", "only say where it is"],
    ],
    load: () => import("./playground.ts"),
  },
  {
    name: "upgrade",
    args: "[target]",
    group: "Run",
    summary: "Run the revisions up to a target (default: head)",
    details: `${TARGETS} With --sql also a range, from:to, or a,b:to for a database that stands at several.`,
    options: [...RUN_OPTIONS, option("--sql", "Print a script instead of running it; needs no database")],
    examples: [
      ["migr upgrade", "run everything that has not run"],
      ["migr upgrade +1", "run the next revision"],
      ["migr upgrade ae10 --dry-run", "show what would run"],
      ["migr upgrade 1975:ae10 --sql > step.sql", "a script for a database that you cannot reach"],
    ],
    forEachDatabase: isNoScript,
    load: () => import("./upgrade.ts"),
  },
  {
    name: "downgrade",
    args: "<target>",
    group: "Run",
    summary: "Take revisions back down to a target, which stays applied",
    details: `${TARGETS} With --sql a range, from:to, or a,b:to for a database that stands at several.`,
    options: [...RUN_OPTIONS, option("--sql", "Print a script instead of running it; needs no database")],
    examples: [
      ["migr downgrade -1", "take the last revision back"],
      ["migr downgrade base", "take everything back"],
      ["migr downgrade ae10:1975 --sql", "a script that goes from ae10 down to 1975"],
    ],
    forEachDatabase: isNoScript,
    load: () => import("./downgrade.ts"),
  },
  {
    name: "switch",
    args: "",
    group: "Run",
    summary: "Walk the database to what the files of this checkout say, after git switched branches",
    details: [
      "Applied revisions whose files are absent are taken back with the downgrades that the ledger stored when they ran;",
      "then everything runs that the files have. The plan is shown first. Nothing runs when a downgrade is missing, or may",
      "lose data and --allow-loss is not given; SQL is never judged, so it always may.",
    ].join(" "),
    options: [...RUN_OPTIONS, option("--allow-loss", "Run stored downgrades also when they may lose data")],
    examples: [
      ["migr switch --dry-run", "show the plan and every statement"],
      ["git switch main && migr switch", "take back what only the other branch has, run what this one has"],
      ["migr switch --allow-loss", "the data of the other branch does not matter"],
    ],
    forEachDatabase: true,
    load: () => import("./switch.ts"),
  },
  {
    name: "stamp",
    args: "<...targets>",
    group: "Run",
    summary: "Record revisions as applied, or not, without running them",
    details: [
      "With --sql the targets are those of a database that has no record yet, or one range, from:to, for one that stands at",
      "from; a script fails where the database is somewhere else.",
    ].join(" "),
    options: [
      option("--purge", "Forget what is recorded first, also revisions that have no file"),
      option("--sql", "Print a script instead of running it; needs no database"),
      option("--lock-timeout <time>", "How long to wait for another run: 500ms, 30s, 2m (default: 1m)"),
    ],
    examples: [
      ["migr stamp head", "this database is up to date already"],
      ["migr stamp base", "nothing is applied"],
      ["migr stamp ae10:head --sql", "a script for a database that is recorded at ae10"],
    ],
    forEachDatabase: isNoScript,
    load: () => import("./stamp.ts"),
  },
  {
    name: "repair",
    args: "",
    group: "Run",
    summary: "List what is wrong between the database and the files, and mend what you decide",
    details:
      "Without options nothing changes: interrupted, edited and unknown revisions, invalid indexes and faults of the files are listed with the ways out, and the exit code is 1 if there are any. With options only what the ledger says is changed.",
    options: [
      option("--done <revision>", "The statement that was under way when its run was interrupted took effect"),
      option("--redo <revision>", "That statement did not take effect: the next run makes it again"),
      option("--applied <revision>", "You have made the rest of an interrupted upgrade by hand"),
      option(
        "--forget <revision>",
        "The database has nothing of it: an unknown revision, or one you took back by hand",
      ),
      option("--accept <revision>", "The database has what its edited file says now (or all)"),
      option("--lock-timeout <time>", "How long to wait for another run: 500ms, 30s, 2m (default: 1m)"),
    ],
    examples: [
      ["migr repair", "show what is wrong; change nothing"],
      ["migr repair --accept ae10", "the edit of that file changes nothing that matters"],
      ["migr repair --redo 27c6", "run its interrupted statement again with the next upgrade"],
    ],
    forEachDatabase: true,
    load: () => import("./repair.ts"),
  },
  {
    name: "check",
    args: "",
    group: "Look",
    summary: "Compare the models with the database, and branches with each other; exit with 1 if they differ",
    details: [
      "With several heads, both orders in which a database may get two branches are run in a shadow where they touch the",
      "same tables, and the objects that come out different are named.",
    ].join(" "),
    options: [FROM, ROLES, NO_BRANCHES],
    examples: [
      ["migr check", "for CI: has someone forgotten a revision?"],
      ["migr check --from history", "the same without any database: the revisions are replayed in a shadow"],
    ],
    forEachDatabase: true,
    load: () => import("./check.ts"),
  },
  {
    name: "diff",
    args: "<from> <to>",
    group: "Look",
    summary: "Print the SQL that turns one schema into another",
    details: SOURCES,
    options: [
      option("--summary", "Show a tree of what is added, removed and changed, with locks and rewrites"),
      option("--exit-code", "Exit with 1 when they differ"),
      option("--rename <old:new>", "A dropped and an added thing are one: users.name:users.full_name; may be repeated"),
      option("--no-rename", "Nothing else was renamed: really drop and add"),
      ROLES,
      DIALECT,
    ],
    examples: [
      ["migr diff database schema.ts", "what the project's database lacks"],
      ["migr diff postgres://db/staging postgres://db/production --summary", "two databases; nothing is written"],
      ["migr diff history schema.sql --exit-code", "for CI: do the revisions make what the SQL says?"],
    ],
    load: () => import("./diff.ts"),
  },
  {
    name: "inspect",
    args: "<source>",
    group: "Look",
    summary: "Print a schema as SQL, as models in TypeScript, as JSON or as a Mermaid diagram",
    details: SOURCES,
    options: [option("--format <name>", "sql (default), ts, json or mermaid"), ROLES, DIALECT],
    examples: [
      ["migr inspect sqlite:./app.db --format ts > schema.ts", "models of a database that exists"],
      ["migr inspect history --format mermaid", "a diagram of what the revisions make"],
    ],
    load: () => import("./inspect.ts"),
  },
  {
    name: "current",
    args: "",
    group: "Look",
    summary: "Show which revisions the database is at",
    options: [
      option("--verbose", "Show also where their files are and everything that is applied"),
      option("--check-heads", "Exit with 1 when something has not run"),
    ],
    examples: [
      ["migr current", "the heads of the database"],
      ["migr current --check-heads", "for a start-up script"],
    ],
    forEachDatabase: true,
    load: () => import("./current.ts"),
  },
  {
    name: "history",
    args: "[range]",
    group: "Look",
    summary: "List revisions, newest first",
    details:
      "A range is from:to; either side may be left out. Every identifier that upgrade knows can be used, and current.",
    options: [
      option("--verbose", "Show also files, labels and dependencies"),
      option("--indicate-current", "Mark where the database is, and what has not run (asks the database)"),
      option("--graph", "Draw branches and merges in front of them"),
      option("--ascii", "Draw with plain characters"),
      option("--limit <number>", "Only so many, the newest"),
      option("--reverse", "Oldest first"),
    ],
    examples: [
      ["migr history", "all of them"],
      ["migr history --graph --limit 20", "the newest twenty with their branches"],
      ["migr history current:head", "what an upgrade would run"],
      ["migr history -3: --indicate-current", "the last three that are applied, and what comes after"],
    ],
    forEachDatabase: true,
    load: () => import("./history.ts"),
  },
  {
    name: "heads",
    args: "",
    group: "Look",
    summary: "Show the newest revision of each branch",
    options: [option("--verbose", "Show also files, labels and dependencies")],
    examples: [["migr heads", "more than one? migr merge heads joins them"]],
    forEachDatabase: true,
    load: () => import("./heads.ts"),
  },
  {
    name: "branches",
    args: "",
    group: "Look",
    summary: "Show where the history forks, and the branches that have labels",
    options: [option("--verbose", "Show also files, labels and dependencies")],
    examples: [["migr branches", "the forks, and what follows each"]],
    forEachDatabase: true,
    load: () => import("./branches.ts"),
  },
  {
    name: "show",
    args: "<revision>",
    group: "Look",
    summary: "Show a revision and its file",
    options: [],
    examples: [
      ["migr show head", "the newest revision"],
      ["migr show ae10", "one by the start of its id"],
    ],
    load: () => import("./show.ts"),
  },
];
