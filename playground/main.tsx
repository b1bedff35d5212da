/**
 * The page's start.
 *
 * @module
 */
import { render } from "preact";
import "./styles/tokens.css";
import { App } from "./app.tsx";

const root = document.getElementById("app");
if (root !== null) render(<App />, root);
