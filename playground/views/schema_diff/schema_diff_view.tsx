import "../shared/shared.css";
import "./schema_diff.css";
import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Operation } from "../../../core/mod.ts";
import { ChangeSummary } from "../shared/change_mark.tsx";
import { CHANGE_GLYPHS } from "../shared/changes.ts";
import { changesOf, type DiffGroup, type DiffItem, groupOperations } from "./groups.ts";

export interface SchemaDiffViewProps {
  readonly operations: readonly Operation[];
  /** Above the groups: what is compared with what. */
  readonly title?: ComponentChildren;
  /** Shown where nothing differs. */
  readonly empty?: ComponentChildren;
}

/**
 * The difference between two schemas, table by table and attribute by attribute.
 *
 * @example <SchemaDiffView operations={diff(before, after, dialect.diffRules)} />
 */
export function SchemaDiffView({ operations, title, empty }: SchemaDiffViewProps): JSX.Element {
  const groups = useMemo(() => groupOperations(operations), [operations]);
  if (groups.length === 0) return <div class="view-empty">{empty ?? "The schemas are the same."}</div>;
  return (
    <div class="schema-diff">
      <h2 class="visually-hidden">Schema diff</h2>
      <div class="schema-diff-head">
        {title !== undefined && <p>{title}</p>}
        <ChangeSummary changes={changesOf(groups)} />
      </div>
      {groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
    </div>
  );
}

function Group({ group }: { group: DiffGroup }): JSX.Element {
  return (
    <section class="schema-diff-group" data-diff={diffOf(group.change)}>
      <header data-diff={diffOf(group.change)}>
        {group.change !== undefined && <Mark change={group.change} />}
        <h3>{group.title === "" ? "Raw SQL" : group.title}</h3>
        {group.kind !== "" && <span class="schema-diff-kind">{group.kind}</span>}
        {group.change !== undefined && <span class="schema-diff-word">{group.change}</span>}
      </header>
      {group.items.length > 0 && (
        <ul>
          {group.items.map((item) => (
            <Item key={item.key} item={item} whole={item.change === group.change} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ item, whole }: { item: DiffItem; whole: boolean }): JSX.Element {
  return (
    <li class="schema-diff-item" data-diff={diffOf(item.change)}>
      <Mark change={item.change} />
      <span class="schema-diff-kind">{item.kind}</span>
      <span class="schema-diff-what">
        {item.name !== "" && <strong>{item.name}</strong>} <code>{item.text}</code>
        {item.attributes.map(({ name, from, to }) => (
          <span class="schema-diff-attribute" key={name}>
            {name} <del>{from}</del> <span aria-hidden="true">→</span> <ins>{to}</ins>
          </span>
        ))}
      </span>
      <span class={whole ? "visually-hidden" : "schema-diff-word"}>{item.change}</span>
    </li>
  );
}

function Mark({ change }: { change: DiffItem["change"] }): JSX.Element {
  return (
    <span class="schema-diff-mark" aria-hidden="true">
      {change === "renamed" ? "→" : CHANGE_GLYPHS[change]}
    </span>
  );
}

function diffOf(change: DiffItem["change"] | undefined): string | undefined {
  return change === "renamed" ? "changed" : change;
}
