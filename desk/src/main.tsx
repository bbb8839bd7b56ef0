import "./styles/all.css";
import { render } from "preact";
import { App } from "./app";
import { follow_links } from "./router";

const root = document.getElementById("app");
if (root) {
  follow_links();
  root.textContent = "";
  render(<App />, root);
}
