const examples: [query: string, meaning: string][] = [
  ["opleidingsplan inspecteurs", "pagina's met beide woorden, in elke vorm en als deel van een samenstelling"],
  ['"plan van aanpak"', "precies deze woorden, in deze volgorde"],
  ["fusie OF samenwerking", "een van beide"],
  ["ondersteuning -geld", "zonder het woord geld"],
  ["handhav*", "woorden die zo beginnen"],
  ["NEAR(boete dwangsom, 8)", "hoogstens acht woorden van elkaar"],
  ["kpi:3", "pagina's met bevindingen bij kpi 3"],
  ["thema:innovatie", "pagina's over een thema"],
  ["organisatie:Venmark", "documenten van een dienst"],
  ["soort:plan datum:2024", "plannen uit 2024"],
  ["bedrag:>100000", "pagina's met een bedrag boven € 100.000"],
];

export function QueryHelp({ open }: { open?: boolean }) {
  return (
    <details class="help" open={open}>
      <summary>Hulp bij het zoeken</summary>
      <dl class="examples">
        {examples.map(([query, meaning]) => (
          <div key={query}>
            <dt>
              <a class="utrecht-link utrecht-link--html-a" href={"/zoeken?q=" + encodeURIComponent(query)}>
                {query}
              </a>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p>Alles is te combineren: <code>opleiding kpi:3 -zelftoets</code>.</p>
    </details>
  );
}
