/**
 * migr: change a database's schema without losing a row.
 *
 * The core runs on Node, Deno, Bun, in a worker and in a browser tab, and imports nothing. To migrate at start-up:
 *
 * ```ts
 * import { RevisionGraph, upgrade } from "migr";
 * import { nodeSqlite } from "migr/drivers/node-sqlite";
 * import { sqlite } from "migr/sqlite";
 *
 * await upgrade(nodeSqlite(db), RevisionGraph.fromFiles(files), "head", { dialect: sqlite });
 * ```
 *
 * What there is, in the order in which data flows:
 *
 * - `defineConfig`: the project's `migr.config.ts`
 * - `Catalog`, `diff`, `apply`: schemas as data
 * - `RevisionGraph`, `planUpgrade`, `planDowngrade`: revision files as a graph
 * - `upgrade`, `downgrade`, `stamp`, `current`, `dryRun`, `offline`, `autogenerate`: the migrator
 * - `renderRevision`: operations as a revision file; `hazardsOf`: what to know about them
 *
 * Models are in `migr/schema`, dialects in `migr/postgres` and `migr/sqlite`, drivers in `migr/drivers/…`.
 *
 * @module
 */

export { apply } from "./catalog/apply.ts";
export { Catalog, type Unmodelled } from "./catalog/catalog.ts";
export { type DiffOptions, diff } from "./catalog/diff.ts";
export type { AlterationContext, DiffRules } from "./catalog/diff_rules.ts";
export { type Include, type IncludeRules, includedIn } from "./catalog/include.ts";
export {
  type AnyObject,
  type Attributes,
  type AttributesByKind,
  canonical,
  describe,
  KIND_LABELS,
  KINDS,
  keyOf,
  type ObjectId,
  type ObjectKind,
  parentOf,
  qualifiedName,
  type SchemaObject,
  schemaObject,
  TABLE_PART_KINDS,
} from "./catalog/object.ts";
export { type RenameCandidate, renameCandidates } from "./catalog/rename.ts";
export {
  type Config,
  type ConfigContext,
  type ConfigExport,
  configOf,
  type DatabaseConfig,
  defineConfig,
  resolveConfig,
} from "./config.ts";
export {
  type Dialect,
  type Hazard,
  type LedgerName,
  type Observation,
  STAND_IN,
  type Statement,
} from "./dialects/dialect.ts";
export type { ClientLockOptions, Connection, DialectName, Query, Row } from "./drivers/driver.ts";
export { DatabaseError, type ErrorCode, MigrError, maskSecrets, messageOf, nearest } from "./errors.ts";
export {
  type AutogenerateOptions,
  type AutogenerateResult,
  autogenerate,
  autogenerateFromHistory,
  compare as compareSchemas,
  comparedRoles,
  type HistoryOptions,
  type HistoryResult,
  isSilentAbout,
} from "./migrator/autogenerate.ts";
export { checksumOf } from "./migrator/checksum.ts";
export { type CurrentState, current } from "./migrator/current.ts";
export { type ProcessRevision, processDraft, type RevisionDraft } from "./migrator/draft.ts";
export { dryRun } from "./migrator/dry_run.ts";
export type {
  ErrorHookContext,
  HookContext,
  HookRevision,
  RevisionHookContext,
  RunHookContext,
  RunHooks,
} from "./migrator/hooks.ts";
export { ledgerName } from "./migrator/ledger.ts";
export { type OfflineOptions, offline, offlineStamp } from "./migrator/offline.ts";
export type {
  LockKind,
  PlannedStep,
  RanStep,
  RunEvent,
  RunOptions,
  RunResult,
  TransactionMode,
} from "./migrator/options.ts";
export {
  findProblems,
  type Problem,
  type ProblemKind,
  type RepairAction,
  type RepairResult,
  type Repairs,
  repair,
} from "./migrator/repair.ts";
export { downgrade, upgrade } from "./migrator/run.ts";
export { type StampOptions, stamp } from "./migrator/stamp.ts";
export {
  dryRunSwitch,
  planSwitch,
  type SwitchOptions,
  type SwitchStep,
  switchDatabase,
} from "./migrator/switch.ts";
export { type ModelOptions, toCatalog } from "./models/to_catalog.ts";
export type { Operations } from "./operations/facade.ts";
export { type Operation, resultOf, type SqlValue, subjectOf } from "./operations/operation.ts";
export { changeScript } from "./proof/change_script.ts";
export {
  type BranchComparison,
  type BranchDifference,
  type BranchFailure,
  compareAllBranches,
  compareBranches,
} from "./proof/commute.ts";
export { schemasOf } from "./proof/elaborate.ts";
export { type Impact, type ImpactClass, impactOf, measureImpact } from "./proof/impact.ts";
export { type MeasureOptions, measureChange, measureOperations } from "./proof/measure.ts";
export { type ReplayOptions, schemaOfHistory } from "./proof/replay.ts";
export type { OpenShadow, Shadow } from "./proof/shadow.ts";
export {
  catalogOfSql,
  type IgnoredStatement,
  type SqlFile,
  type SqlModel,
  type SqlModelOptions,
} from "./proof/sql_model.ts";
export {
  proveSquash,
  type SquashContents,
  type SquashOptions,
  squashContents,
  squashText,
} from "./proof/squash.ts";
export { hazardLines } from "./render/comment.ts";
export { hazardsOf } from "./render/hazards.ts";
export { drawLanes, type LaneLink, type LaneNode, type LaneOptions, type LaneRow } from "./render/lanes.ts";
export { mermaidOf } from "./render/mermaid.ts";
export { type RenderedBody, type RenderedRevision, renderRevision } from "./render/revision.ts";
export { renderSchemaModule, type SchemaModule } from "./render/schema_module.ts";
export { type NewHeader, type NewRevision, planMerge, planRevision } from "./revisions/authoring.ts";
export { type BundleOptions, bundleText, type GlobbedRevisions, revisionsFrom } from "./revisions/bundle.ts";
export { parseDuration } from "./revisions/duration.ts";
export { DEFAULT_FILE_NAME, revisionFileName, slugOf } from "./revisions/file_name.ts";
export { RevisionGraph } from "./revisions/graph.ts";
export { readHeader } from "./revisions/header.ts";
export { revisionHistory } from "./revisions/history.ts";
export { newRevisionId } from "./revisions/ids.ts";
export { planDowngrade, planStamp, planUpgrade } from "./revisions/plan.ts";
export { planRebase, type RebasePlan, type RewrittenFile } from "./revisions/rebase.ts";
export { resolveRevision } from "./revisions/resolve.ts";
export type { Direction, Revision, RevisionFile, RevisionModule, Step } from "./revisions/revision.ts";
export { type Runner, runnerFor } from "./revisions/runner.ts";
export { planSquash, type SquashPlan } from "./revisions/squash.ts";
export { type LockAttempt, type Pauses, waitForLock } from "./waiting.ts";
