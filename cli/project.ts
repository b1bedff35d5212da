/**
 * A project: its configuration, its revisions, its models and its database. Everything is read when it is asked for.
 *
 * @module
 */
import {
  type Connection,
  configOf,
  type DatabaseConfig,
  type Dialect,
  type LedgerName,
  type LockKind,
  MigrError,
  type OpenShadow,
  type RevisionFile,
  RevisionGraph,
  type RunEvent,
  type RunOptions,
  type TransactionMode,
} from "../core/mod.ts";
import type { Input } from "./arguments.ts";
import { hasConfig, loadConfig, milliseconds, wholeNumber } from "./config.ts";
import { connect, dialectNameOf, loadDialect, parseTarget, secretsOf, type Target } from "./connect.ts";
import type { Context } from "./context.ts";
import { join, listFiles, readText, resolve, shownPath } from "./host/files.ts";
import { holderName } from "./host/holder.ts";
import { loadUserModule } from "./host/loader/loader.ts";
import type { LoadedModel } from "./model.ts";
import { ignoredNotes } from "./output/ignored.ts";
import { shadowPool } from "./shadows.ts";
import { noteWaits } from "./waits.ts";

/** An open database. Close its connection. */
export interface Database {
  readonly connection: Connection;
  readonly dialect: Dialect;
}

export class Project {
  readonly context: Context;
  /** The settings of the database that the command works on. */
  readonly config: DatabaseConfig;
  readonly root: string;
  /** The configuration has several databases. */
  readonly #several: boolean;
  /** The folders of the revisions' files; new ones go to the first unless something says otherwise. */
  readonly versionFolders: readonly string[];

  private constructor(context: Context, config: DatabaseConfig, root: string, several: boolean) {
    this.context = context;
    this.config = config;
    this.root = root;
    this.#several = several;
    const { migrations = "./migrations", versionPaths = join(migrations, "versions") } = config;
    this.versionFolders = [versionPaths].flat().map((folder) => resolve(root, folder));
  }

  /** Loads the configuration. @throws MigrError `CONFIG_INVALID` */
  static async open(context: Context): Promise<Project> {
    const { config, root } = await loadConfig(context);
    return new Project(context, configOf(config, context.database), root, config.databases !== undefined);
  }

  /** The project of this folder, or one without any settings. @throws MigrError `CONFIG_INVALID` */
  static async openIfAny(context: Context): Promise<Project> {
    return hasConfig(context) ? await Project.open(context) : new Project(context, {}, context.host.cwd, false);
  }

  /** The revisions' files as a graph; none of their code runs. */
  graph(): RevisionGraph {
    const recursive = this.config.recursiveVersions === true;
    const paths = this.versionFolders.flatMap((folder) =>
      listFiles(folder, recursive)
        .filter(isRevisionFile)
        .map((name) => join(folder, name)),
    );
    return RevisionGraph.fromFiles([...new Set(paths)].map((path) => this.revisionFile(path)));
  }

  /** A file as a revision; it is read, not run. */
  revisionFile(path: string): RevisionFile {
    return {
      path: this.shown(path),
      text: readText(path),
      load: async () => (await loadUserModule(path, "REVISION_INVALID", "revision")) as never,
    };
  }

  /** A path as messages show it. */
  shown(path: string): string {
    return shownPath(path, this.context.host.cwd);
  }

  /** Whether any of the places that can name a database does. */
  get namesDatabase(): boolean {
    return this.#url() !== undefined;
  }

  /** Whether the language of the database is known. */
  get knowsDialect(): boolean {
    return this.namesDatabase || this.config.dialect !== undefined;
  }

  /** `--url`, else `DATABASE_URL`, else the configuration. */
  target(): Target {
    const found = this.#url();
    if (found === undefined) {
      const { database } = this.context;
      throw new MigrError(
        "CONFIG_INVALID",
        `No database is named${database === undefined ? "" : ` for ${database}`}.`,
        {
          hint:
            database === undefined
              ? "Set url in migr.config.ts, the environment's DATABASE_URL, or --url."
              : `Set databases.${database}.url in migr.config.ts, or --url.`,
        },
      );
    }
    const target = parseTarget(found.url, found.base);
    // A password that is also the user's or the database's name cannot be hidden without hiding those.
    const secrets = secretsOf(target).filter((secret) => !target.label.includes(secret));
    for (const secret of secrets) this.context.out.hide(secret);
    return target;
  }

  #url(): { url: string; base: string } | undefined {
    const { globals, host } = this.context;
    // The environment names one database; with several it would be taken for each of them.
    const outside = globals.url ?? (this.#several ? undefined : host.env.DATABASE_URL || undefined);
    if (outside !== undefined) return { url: outside, base: host.cwd };
    return this.config.url === undefined ? undefined : { url: this.config.url, base: this.root };
  }

  /** The dialect of the project's database; nothing is opened. */
  async dialect(): Promise<Dialect> {
    const { dialect } = this.config;
    return await loadDialect(this.namesDatabase || dialect === undefined ? dialectNameOf(this.target()) : dialect);
  }

  /**
   * Opens the database for a piece of work and closes it afterwards, whatever happens.
   *
   * @param use `read`: a database in a file that does not exist is taken for an empty one and not created
   */
  async withDatabase<T>(use: "read" | "write", work: (database: Database) => Promise<T>): Promise<T> {
    const target = this.target();
    const dialect = await loadDialect(dialectNameOf(target));
    const connection = await connect(target, use);
    const start = async (): Promise<T> => await work({ connection, dialect });
    try {
      return use === "read" ? await noteWaits(target, this.context.out, start) : await start();
    } finally {
      await connection.close();
    }
  }

  /** What the models declare, for a dialect. */
  async model(dialect: Dialect, roles: readonly string[] | undefined): Promise<LoadedModel> {
    const { catalogOfModels, readModelFiles } = await import("./model.ts");
    const { models = "./schema.ts", naming, drizzle } = this.config;
    const paths = [models].flat().map((file) => resolve(this.root, file));
    const files = await readModelFiles(paths, (path) => this.shown(path));
    const openShadow = await this.shadow(dialect);
    const model = await catalogOfModels(files, { dialect, openShadow, naming, roles, casing: drizzle?.casing });
    for (const note of ignoredNotes(model.ignored)) this.context.out.warn(note);
    return model;
  }

  /** Opens throw-away databases. */
  async shadow(dialect: Dialect): Promise<OpenShadow> {
    const { shadowOpener } = await import("./host/shadow.ts");
    return shadowOpener(dialect.name, this.config.shadow?.url, await shadowPool(this.context));
  }

  /** Roles to compare: `--roles`, else the configuration's. */
  roles(input: Input): readonly string[] | undefined {
    const named = input.list("roles");
    return named.length > 0 ? named : this.config.roles;
  }

  get ledger(): Partial<LedgerName> | undefined {
    return this.config.ledger;
  }

  /** The options of a run, from the command line before the configuration. */
  runOptions(dialect: Dialect, input: Input, onEvent?: (event: RunEvent) => void): RunOptions {
    const modes: readonly TransactionMode[] = ["all", "each", "none"];
    const locks: readonly LockKind[] = ["session", "table"];
    const lock = input.choice("lock", locks) ?? this.config.lock;
    return {
      dialect,
      ledger: this.ledger,
      transaction: input.choice("transaction", modes) ?? this.config.transaction,
      lock,
      leaseMs: milliseconds(undefined, "", this.config.lease),
      holder: holderName(),
      ...(lock === "table" && dialect.name !== "sqlite" ? { openHeartbeat: () => connect(this.target(), "read") } : {}),
      lockTimeoutMs: milliseconds(input.text("lock-timeout"), "--lock-timeout", this.config.lockTimeout),
      ddlLockTimeoutMs: milliseconds(input.text("ddl-lock-timeout"), "--ddl-lock-timeout", this.config.ddlLockTimeout),
      statementTimeoutMs: milliseconds(
        input.text("statement-timeout"),
        "--statement-timeout",
        this.config.statementTimeout,
      ),
      lockRetries: wholeNumber(input.text("lock-retries"), "--lock-retries") ?? this.config.lockRetries,
      signal: this.context.host.onInterrupt(),
      onEvent,
      arguments: this.context.globals.x,
      appliedBy: this.context.host.user,
      hooks: this.config,
    };
  }
}

/** By its path below the folder of revisions: editors and version control leave other things there. */
function isRevisionFile(name: string): boolean {
  return /\.(ts|mts|js|mjs|sql)$/.test(name) && !name.endsWith(".d.ts") && !/(^|[\\/])\./.test(name);
}
