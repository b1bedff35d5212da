/**
 * The project's name, and behind it everything else that can be opened.
 *
 * @module
 */
import { useSignal, useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { EXAMPLES, LESSONS } from "../catalogue/catalogue.ts";
import { completedLessons } from "../lessons/completed.ts";
import type { SavedEntry } from "../project/saved.ts";
import type { Workspace } from "../project/workspace.ts";
import { authoring } from "./authoring_state.ts";
import { Icon } from "./icons.tsx";
import { Menu, MenuGroup, MenuItem } from "./menu.tsx";

type Disk = typeof import("../project/disk.ts");

export function ProjectMenu({ workspace }: { readonly workspace: Workspace }): JSX.Element {
  const { session, saveState } = workspace;
  const saved = useSignal<readonly SavedEntry[]>([]);
  const project = session.project.value;
  const look = async (): Promise<void> => {
    saved.value = await workspace.savedProjects();
  };
  // A project may be saved while the list is open; before it was ever open, nobody needs it.
  const looked = useRef(false);
  useSignalEffect(() => {
    if (saveState.value.is !== "nothing" && looked.current) void look();
  });
  const read = async (choose: (disk: Disk) => ReturnType<Disk["pickZip"]>): Promise<void> => {
    const disk = await import("../project/disk.ts");
    await workspace.import(() => choose(disk));
  };
  return (
    <div class="project-menu">
      <Menu
        label={<span class="project-name">{project.name}</span>}
        name={`Project: ${project.name}`}
        class="quiet strong"
        onOpen={() => {
          looked.current = true;
          void look();
        }}
      >
        {(close) => {
          const choose = (work: () => Promise<void> | void): (() => void) => {
            return () => {
              close();
              void work();
            };
          };
          return (
            <>
              <MenuGroup title="Your own">
                <MenuItem
                  icon="folder"
                  title="Open a folder"
                  detail="With migrations/versions; it can also be dropped here"
                  onChoose={choose(() => read((disk) => disk.pickFolder()))}
                />
                <MenuItem icon="folder" title="Open a zip" onChoose={choose(() => read((disk) => disk.pickZip()))} />
                {saved.value.map((entry) => (
                  <SavedItem
                    key={entry.id}
                    entry={entry}
                    current={project.id === entry.id}
                    onOpen={choose(() => workspace.openSaved(entry.id))}
                    onDelete={() => void workspace.removeSaved(entry.id).then(look)}
                  />
                ))}
              </MenuGroup>
              <MenuGroup title="Examples">
                {EXAMPLES.map(({ id, name, summary }) => (
                  <MenuItem
                    key={id}
                    icon="file"
                    title={name}
                    detail={summary}
                    onChoose={choose(() => workspace.openExample(id))}
                  />
                ))}
              </MenuGroup>
              <MenuGroup title="Lessons">
                {LESSONS.map(({ id, title, goal }) => (
                  <MenuItem
                    key={id}
                    icon={completedLessons.value.has(id) ? "check" : "lesson"}
                    title={title}
                    detail={goal}
                    current={project.lesson === id}
                    onChoose={choose(() => workspace.openLesson(id))}
                  />
                ))}
                <MenuItem
                  icon="plus"
                  title="New lesson"
                  detail="Set up, solve, and let the page propose the checks"
                  onChoose={choose(() => {
                    authoring.value = true;
                  })}
                />
              </MenuGroup>
              <p class="menu-foot">{saveText(saveState.value)}</p>
            </>
          );
        }}
      </Menu>
    </div>
  );
}

interface SavedItemProps {
  readonly entry: SavedEntry;
  /** It is open; what is open is saved again, so it cannot be deleted. */
  readonly current: boolean;
  readonly onOpen: () => void;
  readonly onDelete: () => void;
}

/** A project that this browser keeps. It is deleted with two presses, because nothing brings it back. */
function SavedItem({ entry, current, onOpen, onDelete }: SavedItemProps): JSX.Element {
  const { name, engine, savedAt } = entry;
  const [sure, setSure] = useState(false);
  return (
    <div class="menu-row">
      <MenuItem
        icon="file"
        title={name}
        detail={`${engine === "sqlite" ? "SQLite" : "Postgres"}, ${new Date(savedAt).toLocaleString()}`}
        current={current}
        onChoose={onOpen}
      />
      {!current && (
        <button
          type="button"
          class={sure ? "button danger small" : "button quiet icon"}
          aria-label={sure ? `Delete ${name} for good` : `Delete ${name}`}
          onClick={() => (sure ? onDelete() : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {sure ? "Delete" : <Icon name="close" />}
        </button>
      )}
    </div>
  );
}

function saveText(state: Workspace["saveState"]["value"]): string {
  switch (state.is) {
    case "nothing":
      return "Changes are saved in this browser only – export what must last.";
    case "saved":
      return "Saved in this browser only – export what must last.";
    case "copied":
      return `Another tab has changed this project: this one is saved as ${state.name}.`;
    case "failed":
      return `Not saved: ${state.reason}. Export the project.`;
  }
}
