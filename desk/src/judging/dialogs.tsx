// The dialog that judging asks for at this moment, if any.
import type { Finding, PageText } from "../api/types";
import { AddDialog } from "./add_dialog";
import { ConflictDialog } from "./conflict_dialog";
import { EditDialog } from "./edit_dialog";
import { HelpDialog } from "./help_dialog";
import type { Judging } from "./judging";
import { NoteDialog } from "./note_dialog";
import { WhoDialog } from "./who_dialog";

interface Props {
  judging: Judging;
  page: PageText | undefined;
  on_added: (finding: Finding) => void;
}

export function JudgingDialogs({ judging, page, on_added }: Props) {
  const { asked } = judging;
  if (!asked) return null;
  switch (asked.what) {
    case "who":
      return (
        <WhoDialog
          on_close={judging.close}
          on_known={(name) => {
            judging.ask(null);
            asked.then(name);
          }}
        />
      );
    case "edit":
      return <EditDialog finding={asked.finding} judging={judging} />;
    case "note":
      return <NoteDialog finding={asked.finding} judging={judging} />;
    case "add":
      return page ? <AddDialog page={page} selected={asked} judging={judging} on_added={on_added} /> : null;
    case "conflict":
      return <ConflictDialog conflict={asked.conflict} judging={judging} />;
    case "help":
      return <HelpDialog on_close={judging.close} />;
  }
}
