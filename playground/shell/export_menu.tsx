/**
 * Sharing as a link; exporting as a zip or a folder.
 *
 * @module
 */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Workspace } from "../project/workspace.ts";
import { Menu, MenuItem } from "./menu.tsx";

export function ShareMenu({ workspace }: { readonly workspace: Workspace }): JSX.Element {
  const link = useSignal("");
  const note = useSignal("");
  const field = useId();
  const make = async (): Promise<void> => {
    const shared = await workspace.share();
    link.value = shared.link;
    const left =
      shared.leftOut.length === 0 ? "" : ` Left out, because they are no text: ${shared.leftOut.join(", ")}.`;
    const copied = await navigator.clipboard.writeText(shared.link).then(
      () => true,
      () => false,
    );
    note.value = `${copied ? "Copied. " : ""}The whole project is in the link; nothing is sent to a server.${left}`;
  };
  return (
    <div class="share" onClick={(event) => void (isOpener(event.target) && make())}>
      <Menu label={<span class="wide">Share</span>} name="Share" icon="share">
        {() => (
          <div class="share-panel">
            <label for={field}>A link to this project, as it is now</label>
            <input id={field} readOnly value={link.value} onFocus={(event) => event.currentTarget.select()} />
            <p role="status">{note.value}</p>
          </div>
        )}
      </Menu>
    </div>
  );
}

function isOpener(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[popovertarget]") !== null;
}

export function ExportMenu({ workspace }: { readonly workspace: Workspace }): JSX.Element {
  const { session } = workspace;
  const canWrite = "showDirectoryPicker" in globalThis;
  return (
    <Menu label={<span class="wide">Export</span>} name="Export" icon="export">
      {(close) => {
        const choose = (work: (disk: typeof import("../project/disk.ts")) => Promise<unknown>) => (): void => {
          close();
          void import("../project/disk.ts").then(work);
        };
        const project = session.project.value;
        return (
          <>
            <MenuItem
              icon="export"
              title="Download a zip"
              detail="A project for the command line; files that you did not touch are as they came"
              onChoose={choose((disk) => disk.downloadZip(project))}
            />
            {canWrite && (
              <MenuItem
                icon="folder"
                title="Save to a folder"
                detail="Replaces files of the same name"
                onChoose={choose((disk) => disk.saveToFolder(project))}
              />
            )}
          </>
        );
      }}
    </Menu>
  );
}
