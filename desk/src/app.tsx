// The frame of every view: head, navigation, messages, and the view that belongs to the address.
import { useEffect, useRef, useState } from "preact/hooks";
import { Hidden } from "./parts/basics";
import { begin_view, to, use_place, type Place } from "./router";
import { on_announcement } from "./state/announce";
import { reviewer_name } from "./state/stored";
import { WhoDialog } from "./judging/who_dialog";
import { AgencyView } from "./views/agency/agency";
import { DocumentView } from "./views/document/document";
import { FusionView } from "./views/fusion";
import { OverviewView } from "./views/overview";
import { ProcessingView } from "./views/processing";
import { SearchView } from "./views/search";
import { SupportView } from "./views/support";

const menu: [name: string, address: string, title: string][] = [
  ["overzicht", to.overview(), "Overzicht"],
  ["zoeken", to.search(), "Zoeken"],
  ["ondersteuning", to.support(), "Ondersteuning"],
  ["fusie", to.fusion(), "Fusie"],
  ["verwerking", to.processing(), "Verwerking"],
];

function view_of({ path, query, hash }: Place) {
  switch (path[0] ?? "overzicht") {
    case "overzicht":
      return <OverviewView query={query} />;
    case "zoeken":
      return <SearchView query={query} />;
    case "document":
      return <DocumentView key={path[1]} sha256={path[1] ?? ""} query={query} />;
    case "dienst":
      return <AgencyView key={path[1]} organisation={path[1] || null} hash={hash} />;
    case "ondersteuning":
      return <SupportView query={query} />;
    case "fusie":
      return <FusionView />;
    case "verwerking":
      return <ProcessingView query={query} />;
    default:
      return (
        <>
          <h1 class="heading heading-1" tabIndex={-1}>Deze pagina is er niet</h1>
          <p>Kies hierboven waar u heen wilt.</p>
        </>
      );
  }
}

export function App() {
  const place = use_place();
  const where = place.path.slice(0, 2).join("/");
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    begin_view();
  }, [where]);
  return (
    <>
      <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">
        Naar de inhoud
      </a>
      <Head active={place.path[0] ?? "overzicht"} />
      <main id="inhoud" tabIndex={-1} class={`view view-${place.path[0] ?? "overzicht"}`}>
        {view_of(place)}
      </main>
      <Messages />
    </>
  );
}

function Head({ active }: { active: string }) {
  const name = reviewer_name.use();
  const [asking, ask] = useState(false);
  return (
    <header class="page-head">
      <div class="page-head-row">
        <a class="brand" href={to.overview()}>
          planlezer <span>werkplek voor beoordelaars</span>
        </a>
        <button type="button" class="who" onClick={() => ask(true)}>
          <Hidden>Beoordelaar: </Hidden>
          {name || "Wie bent u?"}
        </button>
      </div>
      <nav aria-label="Hoofdmenu">
        <ul>
          {menu.map(([code, address, title]) => (
            <li key={code}>
              <a href={address} aria-current={active === code ? "page" : undefined}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {asking && <WhoDialog on_close={() => ask(false)} on_known={() => ask(false)} />}
    </header>
  );
}

function Messages() {
  const [message, show] = useState({ text: "", quiet: false, count: 0 });
  useEffect(() => {
    on_announcement((text, quiet) => show(({ count }) => ({ text, quiet, count: count + 1 })));
  }, []);
  useEffect(() => {
    if (!message.text) return;
    const timer = setTimeout(() => show(({ count }) => ({ text: "", quiet: false, count })), 8000);
    return () => clearTimeout(timer);
  }, [message.count]);
  return (
    <div class="messages" role="status" aria-live="polite">
      {message.text && <p key={message.count} class={message.quiet ? "quiet" : undefined}>{message.text}</p>}
    </div>
  );
}
