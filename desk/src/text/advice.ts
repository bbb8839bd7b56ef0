// What a user can do about a file or page that was not or not completely read.
import type { LedgerRow } from "../api/types";

const by_reason: Record<string, string> = {
  no_document: "Niets: dit is geen document.",
  no_text: "Er is geen tekst gevonden. Lees het opnieuw met tekstherkenning: planlezer ingest --retry --ocr auto, of vraag een versie met tekst.",
  picture_without_text: "Niets: een afbeelding zonder tekst.",
  image: "Bekijk de afbeelding zelf; staat er tekst in, vraag dan een scherpere versie.",
  illegible: "Vraag een scherpere scan.",
  blank: "Niets: de pagina is leeg.",
  empty: "Het bestand is leeg. Vraag het opnieuw op.",
  parts_failed: "Een bijlage is niet gelezen. Kijk welke hieronder staat en vraag die apart op.",
  page_limit: "Het document heeft te veel pagina's. Splits het en lees de delen in.",
  size_limit: "Te groot om te lezen. Splits het of vraag een kleinere versie.",
  time_limit: "Het lezen duurde te lang. Probeer het opnieuw: planlezer ingest --retry.",
  too_deep: "Te veel bestanden in elkaar. Pak het archief uit en lees de bestanden in.",
  not_readable: "Het bestand is beschadigd. Vraag het opnieuw op.",
  storage: "De schijf was vol of niet te schrijven. Maak ruimte en probeer het opnieuw: planlezer ingest --retry.",
};

const by_state: Record<string, string> = {
  needs_password: "Lees het opnieuw met het wachtwoord: planlezer ingest --retry --password-file BESTAND.",
  unsupported: "Zet het om naar pdf of een open formaat en lees het dan in.",
  unreadable: "Vraag het document opnieuw op, of probeer het nog eens: planlezer ingest --retry.",
  partial: "Bekijk de genoemde pagina's zelf.",
  missing: "Het bestand is weg van de plaats waar het gelezen is. De bewaarde tekst blijft.",
  pending: "Wacht tot het inlezen klaar is, of start planlezer ingest opnieuw.",
};

const reasons: Record<string, string> = {
  native: "",
  no_document: "geen document",
  no_text: "geen tekst gevonden",
  picture_without_text: "afbeelding zonder tekst",
  image: "afbeelding",
  illegible: "niet te ontcijferen",
  blank: "lege pagina",
  empty: "leeg bestand",
  parts_failed: "een onderdeel is niet gelezen",
  page_limit: "te veel pagina's",
  size_limit: "te groot",
  time_limit: "duurde te lang",
  too_deep: "te diep genest",
  not_readable: "beschadigd",
  storage: "bewaren lukte niet",
  raster_region: "tekst in een afbeelding",
  raster_with_header: "gescand, met eigen kop- of voettekst",
  raster_cover: "gescand",
  raster_with_invisible_text: "gescand, met tekstlaag",
  invisible_text_good: "gescand, met goede tekstlaag",
  unmapped_fonts: "letters zonder tekencode",
};

export const reason_label = (reason: string): string => reasons[reason] ?? reason.replaceAll("_", " ");

export function advice(row: Pick<LedgerRow, "state" | "reason">): string {
  if (row.state === "read" || row.state === "duplicate") return "";
  return by_reason[row.reason] ?? by_state[row.state] ?? "";
}
