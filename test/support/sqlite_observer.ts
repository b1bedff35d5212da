/**
 * A SQLite schema as SQLite itself sees it: its pragmas for what they tell, and `sqlite_master` for the rest.
 *
 * @module
 */
import type { Connection, Row } from "../../core/drivers/driver.ts";

const QUERIES: Readonly<Record<string, string>> = {
  table: `SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE '~_cf~_%' ESCAPE '~' ORDER BY name`,
  column: `SELECT t.name AS "table", c.name, lower(c.type) AS type, c."notnull", c.dflt_value, c.pk, c.hidden
    FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c WHERE t.schema = 'main' AND t.name NOT LIKE '~_cf~_%' ESCAPE '~' ORDER BY 1, 2`,
  "foreign key": `SELECT m.name AS "table", k.id, k.seq, k."table" AS target, k."from", k."to", k.on_update, k.on_delete
    FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k WHERE m.type = 'table' AND m.name NOT LIKE '~_cf~_%' ESCAPE '~'
    ORDER BY 1, 4, (SELECT group_concat("from") FROM pragma_foreign_key_list(m.name) WHERE id = k.id), k.seq`,
  index: `SELECT m.name AS "table", i.origin, i."unique", i.partial,
      CASE i.origin WHEN 'c' THEN i.name ELSE '' END AS name,
      (SELECT group_concat(coalesce(x.name, '<expression>') || ' ' || x."desc" || ' ' || x.coll, ', ')
         FROM pragma_index_xinfo(i.name) x WHERE x.key = 1) AS keys
    FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND m.name NOT LIKE '~_cf~_%' ESCAPE '~' ORDER BY 1, 2, 5, 6`,
  text: `SELECT type, name, tbl_name AS "table", sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '~_cf~_%' ESCAPE '~' ORDER BY type, name`,
};

/** Everything, a line each, in an order that does not depend on how the schema came about. */
export async function observeSqlite(connection: Connection): Promise<string> {
  const lines: string[] = [];
  for (const [subject, sql] of Object.entries(QUERIES)) {
    for (const row of await connection.query(sql)) {
      if (!isEngineOwn(row)) lines.push(`${subject}: ${describeRow(row)}`);
    }
  }
  return lines.join("\n");
}

function isEngineOwn(row: Row): boolean {
  return String(row.name).startsWith("sqlite_") || String(row.table).startsWith("sqlite_");
}

function describeRow({ id: _, sql, ...row }: Row): string {
  const fields = Object.entries(row).map(([name, value]) => `${name}=${value}`);
  if (typeof sql === "string") fields.push(normalSql(sql));
  return fields.join(" ");
}

/**
 * Text that differs only in white space, in needless quotes, in the case of keywords or in the order of a table's columns
 * and constraints is made equal.
 */
export function normalSql(sql: string): string {
  const all = tokens(sql);
  const open = all.indexOf("(");
  if (all[0] !== "create" || all[1] !== "table" || open === -1) return all.join(" ");
  const close = all.lastIndexOf(")");
  const body = topLevelItems(all.slice(open + 1, close))
    .sort()
    .join(" , ");
  return [...all.slice(0, open + 1), body, ...all.slice(close)].join(" ");
}

const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|[\w$]+|\S/g;

function tokens(sql: string): string[] {
  return (sql.match(TOKEN) ?? [])
    .filter((token) => !token.startsWith("--") && !token.startsWith("/*"))
    .map((token) => (token.startsWith("'") ? token : unquoted(token)));
}

function unquoted(token: string): string {
  const bare = /^["`[]([a-z_]\w*)["`\]]$/i.exec(token)?.[1];
  return (bare ?? token).toLowerCase();
}

function topLevelItems(body: readonly string[]): string[] {
  const items: string[][] = [[]];
  let depth = 0;
  for (const token of body) {
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
    if (token === "," && depth === 0) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items.flatMap(withoutInline).map((item) => item.join(" "));
}

/** A column's own CHECK or foreign key is the table's: ADD COLUMN can write it only inside the column. */
function withoutInline(item: readonly string[]): (readonly string[])[] {
  const starts = item.flatMap((token, at) => (token === "constraint" && at > 0 ? [at] : []));
  const [own, ...rest] = [0, ...starts].map((start, index) => item.slice(start, starts[index]));
  const belongsToTable = (tokens: readonly string[]): boolean => tokens[2] === "check" || tokens[2] === "references";
  const stays = rest.filter((tokens) => !belongsToTable(tokens)).flat();
  const moved = rest.filter(belongsToTable).map((tokens) => {
    return tokens[2] === "check" ? tokens : tokens.toSpliced(2, 0, "foreign", "key", "(", item[0] ?? "", ")");
  });
  return [[...(own ?? []), ...stays], ...moved];
}
