/**
 * `migr/schema`: declare what the database should be.
 *
 * ```ts
 * import { integer, sql, table, text, timestamptz } from "migr/schema";
 *
 * export const users = table("users", {
 *   id: integer().primaryKey().generated("always"),
 *   email: text().notNull().unique(),
 * });
 *
 * export const posts = table("posts", {
 *   id: integer().primaryKey().generated("always"),
 *   author: integer().notNull().references(() => users.id, { onDelete: "cascade" }).index(),
 *   title: text().notNull(),
 *   created: timestamptz().notNull().default(sql`CURRENT_TIMESTAMP`),
 * });
 * ```
 *
 * Tables are made by {@link table} from columns, columns by a type and its methods ({@link Column}). Constraints and
 * indexes of several columns are the table's third argument. Everything exported is part of the schema.
 *
 * @module
 */

export {
  type Func,
  type FunctionOptions,
  func,
  type Grant,
  type GrantOptions,
  grant,
  type ListedParameter,
  type Parameter,
  type Policy,
  type PolicyOptions,
  type ProcedureOptions,
  policy,
  procedure,
  revoke,
  type Trigger,
  type TriggerEvent,
  type TriggerOptions,
  trigger,
} from "./code.ts";
export {
  type Action,
  type AnyColumn,
  Column,
  type ColumnIndexOptions,
  type DeferrableOptions,
  type NotNullOptions,
  type ReferenceOptions,
  type SequenceSettings,
  type UniqueOptions,
} from "./column.ts";
export {
  CheckConstraint,
  check,
  ExclusionConstraint,
  type Extra,
  exclude,
  ForeignKeyConstraint,
  foreignKey,
  IndexBuilder,
  type IndexKeyInput,
  index,
  KeyConstraint,
  primaryKey,
  unique,
  uniqueIndex,
} from "./constraints.ts";
export {
  type CompositeType,
  compositeType,
  type Domain,
  type DomainOptions,
  domain,
  type ExtensionOptions,
  extension,
  type Field,
} from "./data_types.ts";
export type { Needs, Settings } from "./definition.ts";
export type { NamingConvention } from "./naming.ts";
export {
  type EnumType,
  enumType,
  type MaterializedViewOptions,
  materializedView,
  type ObjectOptions,
  type Schema,
  type Sequence,
  type SequenceDeclaration,
  schema,
  sequence,
  type View,
  type ViewExtras,
  type ViewOptions,
  view,
} from "./objects.ts";
export {
  type AnyModel,
  type AnyObjectOptions,
  type ObjectAttributes,
  type ObjectPlace,
  object,
  owner,
} from "./other.ts";
export { type MemberOf, type Role, type RoleOptions, role } from "./role.ts";
export { Key, Sql, type SqlTag, sql, TableColumn } from "./sql.ts";
export {
  type Columns,
  type Extras,
  type ForeignTableOptions,
  foreignTable,
  type PartitionOptions,
  partition,
  type Table,
  type TableOptions,
  table,
} from "./table.ts";
export * from "./types.ts";
