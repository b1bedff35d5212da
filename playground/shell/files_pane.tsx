/**
 * The files: tabs of those that matter now, the editor, and a list of all of them.
 *
 * @module
 */
import { computed } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { layoutOf, revisionPaths } from "../project/project.ts";
import { fileName } from "../session/about_project.ts";
import type { Session } from "../session/session.ts";
import { EditorView } from "../views/editor/editor_view.tsx";
import { Icon } from "./icons.tsx";
import { Menu, MenuGroup, MenuItem } from "./menu.tsx";
import { askedPlace } from "./place.ts";
import { Tabs } from "./tabs.tsx";

export function FilesPane({ session }: { readonly session: Session }): JSX.Element {
  const { project, openFile } = session;
  const tabs = useMemo(() => computed(() => tabsOf(session)), [session]);
  return (
    <section class="files" aria-label="Files">
      <div class="pane-head">
        <Tabs
          name="Open files"
          class="file-tabs"
          panel="file-panel"
          current={openFile.value}
          tabs={tabs.value.map((path) => ({
            key: path,
            label: shortName(path),
            title: path,
            ...noteOf(session, path),
          }))}
          onChoose={(path) => {
            openFile.value = path;
          }}
        />
        <FilesMenu session={session} />
        <NewRevision session={session} />
      </div>
      <div class="file-panel" role="tabpanel" id="file-panel" aria-labelledby={`file-panel-${openFile.value}`}>
        <OpenEditor session={session} key={project.value.id} />
      </div>
    </section>
  );
}

function OpenEditor({ session }: { readonly session: Session }): JSX.Element {
  const { project, openFile, problem, database, proposal } = session;
  const path = openFile.value;
  const { files, engine } = project.value;
  const blamed = [problem.value, proposal.value?.problem].filter((item) => item?.path === path);
  const problems = blamed.flatMap((item) => (item === undefined ? [] : [{ line: item.line, message: item.message }]));
  const line = problem.value?.path === path ? problem.value.line : undefined;
  useEffect(() => {
    if (line !== undefined) askedPlace.value = { path, line };
  }, [line, problem.value]);
  useEffect(() => () => forget(path), [path]);
  const goTo = askedPlace.value?.path === path ? askedPlace.value : undefined;
  const original = session.edited.value.includes(path) ? session.baseFiles.value[path] : undefined;
  return (
    <EditorView
      path={path}
      text={files[path] ?? ""}
      engine={engine}
      catalog={database.value.catalog}
      problems={problems}
      original={original}
      goTo={goTo}
      onChange={(text) => session.edit(path, text)}
    />
  );
}

function forget(path: string): void {
  if (askedPlace.value?.path === path) askedPlace.value = undefined;
}

/** The models, the seed, and the revision that is open, else the newest one. */
function tabsOf({ project, openFile, graph }: Session): string[] {
  const { models, seed } = layoutOf(project.value);
  const { files } = project.value;
  const revisions = new Set(revisionPaths(project.value));
  const newest = graph.value.heads.map((id) => graph.value.get(id)?.file.path);
  const shown = revisions.has(openFile.value) ? [openFile.value] : newest;
  const fixed = [...shown, ...models, seed];
  const all = fixed.includes(openFile.value) ? fixed : [...fixed, openFile.value];
  return [...new Set(all)].flatMap((path) => (path !== undefined && files[path] !== undefined ? [path] : []));
}

function noteOf(session: Session, path: string): { note: JSX.Element } | Record<never, never> {
  if (!session.edited.value.includes(path)) return {};
  return {
    note: (
      <span class="edited-note">
        <span aria-hidden="true">●</span>
        <span class="visually-hidden">edited</span>
      </span>
    ),
  };
}

/** A revision's file without its id, which the graph shows. */
function shortName(path: string): string {
  return fileName(path).replace(/^[0-9a-f]{8,}_(?=.)/, "");
}

function FilesMenu({ session }: { readonly session: Session }): JSX.Element {
  const { project, openFile, graph, database } = session;
  const revisions = revisionPaths(project.value);
  const isApplied = [...database.value.applied].some((id) => graph.value.get(id)?.file.path === openFile.value);
  const others = Object.keys(project.value.files)
    .filter((path) => !revisions.includes(path))
    .sort();
  const group = (title: string, paths: readonly string[], close: () => void): JSX.Element => (
    <MenuGroup title={title}>
      {paths.map((path) => (
        <MenuItem
          key={path}
          title={fileName(path)}
          current={path === openFile.value}
          onChoose={() => {
            close();
            openFile.value = path;
          }}
        />
      ))}
    </MenuGroup>
  );
  return (
    <Menu label="Files" class="quiet small">
      {(close) => (
        <>
          {group("Revisions", revisions, close)}
          {group("Other files", others, close)}
          <MenuGroup title="This file">
            <MenuItem
              icon="close"
              title={`Delete ${fileName(openFile.value)}`}
              detail={isApplied ? "The database has run it: downgrade first" : undefined}
              disabled={isApplied || project.value.files[openFile.value] === undefined}
              onChoose={() => {
                close();
                session.edit(openFile.value, undefined);
              }}
            />
          </MenuGroup>
        </>
      )}
    </Menu>
  );
}

function NewRevision({ session }: { readonly session: Session }): JSX.Element {
  const [message, setMessage] = useState("");
  const write = (format: "ts" | "sql", close: () => void): void => {
    close();
    void session.newRevision(message, format);
    setMessage("");
  };
  return (
    <Menu label={<span class="wide">New revision</span>} name="New revision" icon="plus" class="quiet small">
      {(close) => (
        <form
          class="new-revision"
          onSubmit={(event) => {
            event.preventDefault();
            write("ts", close);
          }}
        >
          <label>
            What it does, in a few words
            <input required value={message} onInput={(event) => setMessage(event.currentTarget.value)} />
          </label>
          <div class="row">
            <button type="submit" class="button primary" disabled={message.trim() === ""}>
              <Icon name="plus" />
              TypeScript
            </button>
            <button type="button" class="button" disabled={message.trim() === ""} onClick={() => write("sql", close)}>
              SQL
            </button>
          </div>
        </form>
      )}
    </Menu>
  );
}
