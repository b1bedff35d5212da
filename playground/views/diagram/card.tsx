import type { JSX } from "preact";
import { KIND_LABELS, type ObjectKind } from "../../../core/mod.ts";
import { ChangeMark } from "../shared/change_mark.tsx";
import { type Point, sizeOf } from "./layout.ts";
import type { Card, CardRow, ColumnRole } from "./model.ts";

const ROLE_MARKS: Readonly<Record<ColumnRole, string>> = {
  "primary key": "PK",
  "foreign key": "FK",
  unique: "UQ",
  indexed: "IX",
};

/** In the words of a card, which are shorter than those of a sentence. */
const NOTE_WORDS: Partial<Record<ObjectKind | "value", string>> = {
  primaryKey: "primary key",
  unique: "unique",
  check: "check",
  exclusion: "exclude",
  foreignKey: "references",
  materializedView: "",
  view: "",
};

export interface CardViewProps {
  readonly card: Card;
  readonly place: Point;
  /** A hover or focus elsewhere points at this card or away from it. */
  readonly onPoint: (key: string | undefined) => void;
}

/** One table, view or type of the diagram. */
export function CardView({ card, place, onPoint }: CardViewProps): JSX.Element {
  const { width, height } = sizeOf(card);
  const label = `${KIND_LABELS[card.kind]} ${card.title}`;
  return (
    <section
      class="diagram-card"
      aria-label={card.change === undefined ? label : `${label}, ${card.change}`}
      data-kind={card.kind}
      data-diff={card.change}
      data-touched={card.touched}
      data-object={card.key}
      style={{ width: `${width}px`, height: `${height}px`, "--x": `${place.x}px`, "--y": `${place.y}px` }}
      onPointerEnter={() => onPoint(card.key)}
      onPointerLeave={() => onPoint(undefined)}
    >
      <header title={card.was}>
        <h3>{card.title}</h3>
        {card.kind !== "table" && <span class="diagram-tag">{KIND_LABELS[card.kind]}</span>}
        <ChangeMark change={card.change} word />
      </header>
      <ul>
        {card.rows.map((row) => (
          <Row key={row.key} row={row} whole={card.change !== undefined && card.change === row.change} />
        ))}
      </ul>
      {card.notes.length > 0 && (
        <ul class="diagram-notes">
          {card.notes.map((note) => (
            <Note key={note.key} note={note} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** @param whole all of the card came or went, so that its rows need no word of their own for the eye */
function Row({ row, whole }: { row: CardRow; whole: boolean }): JSX.Element {
  const role = row.roles[0];
  return (
    <li class="diagram-row" data-diff={row.change} data-object={row.key} title={row.title}>
      <span class="diagram-line">
        <span class="diagram-role" aria-hidden="true">
          {row.kind === "value" ? "·" : role === undefined ? "" : ROLE_MARKS[role]}
        </span>
        <span class="diagram-name">{row.name}</span>
        <span class="diagram-type">{row.text}</span>
        <ChangeMark change={row.change} word={!whole} />
        {row.roles.length > 0 && <span class="visually-hidden">, {row.roles.join(", ")}</span>}
      </span>
      {row.was !== undefined && row.was !== "" && <span class="diagram-was">{row.was}</span>}
    </li>
  );
}

function Note({ note }: { note: CardRow }): JSX.Element {
  const word = note.kind === "value" ? "" : (NOTE_WORDS[note.kind] ?? KIND_LABELS[note.kind]);
  const text = note.kind === "trigger" || note.text === "" ? note.name : note.text;
  return (
    <li class="diagram-note" data-diff={note.change} data-object={note.key} title={note.was ?? note.title}>
      <ChangeMark change={note.change} />
      {word !== "" && <span class="diagram-word">{word}</span>}
      <span class="diagram-text">{text}</span>
    </li>
  );
}
